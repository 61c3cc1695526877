"""Addresses of people."""

from __future__ import annotations

from django.urls import path

from . import views, views_account, views_address, views_signing

app_name = "people"
urlpatterns = [
    path("sign-in/", views_signing.ask, name="sign_in"),
    path("sign-in/confirm/", views_signing.confirm, name="confirm"),
    path("in/<str:token>", views_signing.enter, name="enter"),
    path("sign-out/", views_signing.leave, name="sign_out"),
    path("account/", views_account.account, name="account"),
    path("account/details/", views_account.details, name="account_details"),
    path("account/looks/", views_account.looks, name="account_looks"),
    path("account/sessions/", views_account.sessions, name="account_sessions"),
    path("account/address/", views_address.ask, name="address_ask"),
    path("account/address/stay/", views_address.give_up, name="address_give_up"),
    path("account/address/<str:token>", views_address.confirm, name="address"),
    path("account/held.json", views_account.held, name="account_held"),
    path("people/", views.listing, name="list"),
    path("people/<str:ident>/", views.page, name="page"),
    path("people/<str:ident>/leave/", views.end, name="end"),
    path("people/<str:ident>/return/", views.again, name="again"),
    path("people/<str:ident>/erase/", views.erase, name="erase"),
]
