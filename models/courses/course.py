"""The provider's catalogue."""

from __future__ import annotations

from uuid import UUID

from tortoise import fields
from tortoise.models import Model

from domain.clock import now
from domain.courses.session import CourseAccess, ModuleKind
from domain.identifiers import new_id
from domain.language import Language


class Course(Model):
    """A course of the catalogue: open to everybody to read about once `published_at` has come."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    slug = fields.CharField(max_length=80, unique=True)
    access = fields.CharEnumField(CourseAccess, max_length=16)
    validity_months = fields.IntField(null=True)
    published_at = fields.DatetimeField(null=True)
    created_at = fields.DatetimeField(default=now)

    class Meta:
        table = "course"


class CourseTranslation(Model):
    """A course in one language; a course is offered in exactly the languages it has rows for."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    course_id: UUID
    course: fields.ForeignKeyRelation[Course] = fields.ForeignKeyField(
        "tessera.Course", related_name="translations", on_delete=fields.CASCADE
    )
    language = fields.CharEnumField(Language, max_length=2)
    title = fields.CharField(max_length=200)
    summary = fields.TextField()

    class Meta:
        table = "course_translation"


class CourseModule(Model):
    """One step of a course. A quiz has a `pass_mark` in percent, a lesson has none."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    course_id: UUID
    course: fields.ForeignKeyRelation[Course] = fields.ForeignKeyField(
        "tessera.Course", related_name="modules", on_delete=fields.CASCADE
    )
    position = fields.IntField()
    kind = fields.CharEnumField(ModuleKind, max_length=16)
    pass_mark = fields.IntField(null=True)

    class Meta:
        table = "course_module"


class CourseModuleTranslation(Model):
    """A module's title in one language."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    module_id: UUID
    module: fields.ForeignKeyRelation[CourseModule] = fields.ForeignKeyField(
        "tessera.CourseModule", related_name="translations", on_delete=fields.CASCADE
    )
    language = fields.CharEnumField(Language, max_length=2)
    title = fields.CharField(max_length=200)

    class Meta:
        table = "course_module_translation"
