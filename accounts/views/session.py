"""Signing in and out."""

from django.contrib.auth.views import LoginView, LogoutView

from accounts.forms.session import SignInForm

# Django's own views: safe redirects, session renewal and cache headers are theirs.
sign_in = LoginView.as_view(
    authentication_form=SignInForm,
    template_name="accounts/login.html",
    redirect_authenticated_user=True,
)
sign_out = LogoutView.as_view()
