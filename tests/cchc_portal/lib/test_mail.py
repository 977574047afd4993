from django.core import mail

from cchc_portal.lib.mail import Mail, send_each

ONE = Mail("reminder of A", "Nhắc", "Kính gửi Sở A", ("hoa@a.gov.vn",))


def test_each_is_sent_on_its_own():
    assert send_each([ONE, ONE]) == 2
    assert [message.to for message in mail.outbox] == [["hoa@a.gov.vn"]] * 2


def test_nothing_to_send_opens_no_connection(settings):
    settings.EMAIL_BACKEND = "nowhere.Backend"
    assert send_each([]) == 0


def test_server_that_does_not_answer_is_logged_without_addresses(settings, caplog):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1

    assert send_each([ONE]) == 0
    assert "reminder of A: not mailed (ConnectionRefusedError)" in caplog.text
    assert "hoa@a.gov.vn" not in caplog.text
