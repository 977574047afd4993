"""What script/demo asks of the running portal: the login page, then a page of figures.

visit.py ADDRESS ACCOUNTS PAGE  waits for the portal, logs in as the first account, opens the page
visit.py --free PORT            prints the port, or says that another program has it; 0 finds a free one
visit.py --accounts ACCOUNTS    prints the sample logins
Standard library only; exit status 1 with one sentence when a page is not what it should be.
"""

import csv
import re
import socket
import sys
import time
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, build_opener

LOGIN = "/dang-nhap/"
PATIENCE = 60  # seconds until the server must have answered
_FIGURE = re.compile(r"\b\d{2,3},\d{2}\b")  # an index as pages print it: 77,32
_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


def accounts(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def visit(address: str, account: dict[str, str], page: str) -> None:
    """Sign in as the account and open the page, which must show figures."""
    browser = build_opener(HTTPCookieProcessor(CookieJar()))
    token = _TOKEN.search(_first_page(browser, address + LOGIN))
    if token is None:
        sys.exit(f"Trang {LOGIN} không có biểu mẫu đăng nhập.")
    form = {
        "csrfmiddlewaretoken": token[1],
        "username": account["username"],
        "password": account["password"],
    }
    browser.open(address + LOGIN, urlencode(form).encode(), timeout=30).read()
    with browser.open(address + page, timeout=30) as answer:
        text = answer.read().decode()
        if not answer.url.endswith(page):
            sys.exit(f"Tài khoản {account['username']} không mở được trang {page}.")
    if len(_FIGURE.findall(text)) < 10:
        sys.exit(f"Trang {page} chưa có số liệu của các đơn vị.")


def _first_page(browser: OpenerDirector, url: str) -> str:
    """The page, as soon as the server answers."""
    limit = time.monotonic() + PATIENCE
    while True:
        try:
            with browser.open(url, timeout=30) as answer:
                return str(answer.read().decode())
        except URLError as error:
            if hasattr(error, "code") or time.monotonic() > limit:
                sys.exit(f"Không mở được {url}: {error}")
            time.sleep(0.3)


def free_port(wanted: int) -> int:
    try:
        with socket.create_server(("127.0.0.1", wanted)) as door:
            return int(door.getsockname()[1])
    except OSError:
        sys.exit(f"Cổng {wanted} đang có chương trình khác dùng. Chọn cổng khác: script/demo --port 8010")


def main(words: list[str]) -> None:
    match words:
        case ["--free", port]:
            print(free_port(int(port)))
        case ["--accounts", path]:
            for one in accounts(Path(path)):
                print(f"  {one['username']:<18} {one['password']:<16} {one['role']:<18} {one['unit']}")
        case [address, path, page]:
            visit(address, accounts(Path(path))[0], page)
        case _:
            sys.exit(__doc__)


if __name__ == "__main__":
    main(sys.argv[1:])
