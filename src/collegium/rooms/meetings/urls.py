"""Addresses of meetings: their pages below their body or of their own, what is done with them below /meetings/."""

from __future__ import annotations

from django.urls import path

from . import views, views_actions, views_agenda, views_minutes, views_planning

app_name = "meetings"
ITEM = "meetings/<str:meeting>/agenda/<str:item>/"
urlpatterns = [
    path("groups/<str:slug>/meetings/", views.list_, name="list"),
    path("groups/<str:slug>/meetings/<str:meeting>/", views.page, name="page"),
    path("meetings/new/", views_planning.new, name="new"),
    path("meetings/actions/<str:action>/", views_actions.settle, name="action"),
    path("meetings/actions/<str:action>/change/", views_actions.change, name="change_action"),
    path("meetings/<str:meeting>/", views.page, name="hosted"),
    path("meetings/<str:meeting>/answer/", views.answer, name="answer"),
    path("meetings/<str:meeting>/change/", views_planning.change, name="change"),
    path("meetings/<str:meeting>/cancel/", views_planning.cancel, name="cancel"),
    path("meetings/<str:meeting>/send/", views_planning.send, name="send"),
    path("meetings/<str:meeting>/agenda/", views_agenda.agenda, name="agenda"),
    path(ITEM, views_agenda.item, name="item"),
    path(f"{ITEM}move/", views_agenda.move, name="move_item"),
    path(f"{ITEM}remove/", views_agenda.remove, name="remove_item"),
    path(f"{ITEM}papers/<str:paper>/remove/", views_agenda.take_paper, name="take_paper"),
    path(f"{ITEM}files/<str:file>/remove/", views_agenda.remove_file, name="remove_file"),
    path(f"{ITEM}decide/", views_minutes.decide, name="decide"),
    path(f"{ITEM}act/", views_minutes.give, name="give_action"),
    path("meetings/<str:meeting>/presence/", views_minutes.presence, name="presence"),
    path("meetings/<str:meeting>/minutes/", views_minutes.minutes, name="minutes"),
    path("meetings/<str:meeting>/decisions/<str:resolution>/withdraw/", views_minutes.withdraw, name="withdraw"),
    path("meetings/<str:meeting>/show/", views_minutes.show, name="show"),
    path("meetings/<str:meeting>/freeze/", views_minutes.freeze, name="freeze"),
    path("meetings/<str:meeting>/correct/", views_minutes.correct, name="correct"),
]
