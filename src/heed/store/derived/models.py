"""The read models, for what spans files: lists, queues, search and figures.

Coded values lie in the open so that SQL can count; whatever names or describes a person is in `card`, sealed.
Identifiers of files, people and posts are random pseudonyms.
"""

from django.db import models


class File(models.Model):
    """Every file once: what kind it is, how it stands, who is responsible."""

    file = models.TextField(primary_key=True)
    kind = models.TextField()
    state = models.TextField(
        db_comment="to-screen, to-open, screened, open, closed; of an organisation its kind; of a person empty"
    )
    reference = models.TextField()
    owner = models.TextField(db_comment="post responsible; empty for people and organisations")
    referred_on = models.DateField(null=True)
    opened_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    closed_on = models.DateField(null=True)
    size = models.IntegerField(db_comment="facts in the file")
    card = models.BinaryField(db_comment="name or title, sealed under the file's key")

    class Meta:
        db_table = "derived_file"
        indexes = [
            models.Index(fields=["kind", "state", "opened_at", "file"], name="file_kind"),
            models.Index(fields=["owner", "kind", "state", "opened_at", "file"], name="file_owner"),
            models.Index(fields=["kind", "referred_on"], name="file_referred"),
            models.Index(fields=["reference"], name="file_reference"),
        ]


class Due(models.Model):
    """Something a post has to do by a day. `original` is never moved."""

    pk = models.CompositePrimaryKey("file", "item")
    file = models.TextField()
    item = models.TextField(db_comment="names the thing within its file")
    what = models.TextField(db_comment="code of the step")
    owner = models.TextField(db_comment="post")
    due = models.DateField()
    original = models.DateField()
    alarm = models.DateField(
        null=True, db_comment="its first day not yet on record as gone by; empty once all are"
    )

    class Meta:
        db_table = "derived_due"
        # A page of the queue merges one short scan for each kind of step, and for each post where some are chosen.
        indexes = [
            models.Index(fields=["owner", "what", "due", "file", "item"], name="due_of_post"),
            models.Index(fields=["what", "due", "file", "item"], name="due_of_all"),
            # What the clock looks at: nothing that has gone by and is on record so.
            models.Index(
                fields=["alarm", "file", "item"], name="due_alarm", condition=models.Q(alarm__isnull=False)
            ),
        ]


class DueCount(models.Model):
    """How many steps of a post fall on a day, moved with every change; may be nought."""

    pk = models.CompositePrimaryKey("owner", "due")
    owner = models.TextField()
    due = models.DateField()
    steps = models.IntegerField()

    class Meta:
        db_table = "derived_due_count"


class Party(models.Model):
    """Who has a part in a file: child, subject, or setting (an organisation)."""

    pk = models.CompositePrimaryKey("file", "party", "part")
    file = models.TextField()
    party = models.TextField()
    part = models.TextField()

    class Meta:
        db_table = "derived_party"
        indexes = [models.Index(fields=["party", "part", "file"], name="party_files")]


class SearchKey(models.Model):
    """Keyed hashes of names and references, 64 bits: found without a readable name lying on disk."""

    pk = models.CompositePrimaryKey("key", "file")
    key = models.BigIntegerField()
    file = models.TextField()

    class Meta:
        db_table = "derived_search_key"


class Match(models.Model):
    """What a person, a concern or an organisation can be recognised by."""

    file = models.TextField(primary_key=True)
    kind = models.TextField()
    profile = models.BinaryField(
        db_comment="names, date of birth, addresses, contacts, settings; sealed under the file's key"
    )

    class Meta:
        db_table = "derived_match"


class MatchKey(models.Model):
    """Keyed hashes of what is likely to be the same in two descriptions of one person, place or thing, 64 bits."""

    pk = models.CompositePrimaryKey("key", "file")
    key = models.BigIntegerField()
    file = models.TextField()

    class Meta:
        db_table = "derived_match_key"


class Answer(models.Model):
    """Whether two records speak of the same person or setting: the last answer given in each file."""

    pk = models.CompositePrimaryKey("file", "other", "about")
    file = models.TextField()
    other = models.TextField()
    about = models.TextField(db_comment="person or setting")
    answer = models.TextField(db_comment="same, different, not-sure")
    total = models.IntegerField(
        db_comment="weight of what was known when it was answered, in hundredths of a bit"
    )

    class Meta:
        db_table = "derived_answer"
        indexes = [models.Index(fields=["other", "about"], name="answer_other")]


class Concern(models.Model):
    """One row a concern, for the figures."""

    file = models.TextField(primary_key=True)
    channel = models.TextField()
    source = models.TextField()
    screened_as = models.TextField()
    received_on = models.DateField()

    class Meta:
        db_table = "derived_concern"
        indexes = [models.Index(fields=["received_on"], name="concern_received")]


class Subject(models.Model):
    """One row a subject of an incident, for the figures."""

    pk = models.CompositePrimaryKey("file", "subject")
    file = models.TextField()
    subject = models.TextField()
    sector = models.TextField()
    employment_outcome = models.TextField()

    class Meta:
        db_table = "derived_subject"


class Allegation(models.Model):
    """One row an allegation, for the figures."""

    pk = models.CompositePrimaryKey("file", "allegation")
    file = models.TextField()
    allegation = models.TextField()
    child = models.TextField()
    subject = models.TextField()
    category = models.TextField()
    outcome = models.TextField(db_comment="empty while there is none")

    class Meta:
        db_table = "derived_allegation"


class Post(models.Model):
    """A seat in an organisation."""

    post = models.TextField(primary_key=True)
    organisation = models.TextField()
    title = models.TextField()
    role = models.TextField(db_comment="what the holder may do in the system; empty for none")

    class Meta:
        db_table = "derived_post"
        indexes = [models.Index(fields=["organisation"], name="post_organisation")]


class Tenure(models.Model):
    """Who sat in a post from when to when; `until` is the last day."""

    tenure = models.TextField(primary_key=True)
    post = models.TextField()
    holder = models.TextField()
    kind = models.TextField()
    since = models.DateField()
    until = models.DateField(null=True)

    class Meta:
        db_table = "derived_tenure"
        indexes = [
            models.Index(fields=["holder"], name="tenure_holder"),
            models.Index(fields=["post"], name="tenure_post"),
        ]


class PostLine(models.Model):
    """Where the duties of a post go when nobody holds it, from a day on."""

    pk = models.CompositePrimaryKey("post", "line", "since")
    post = models.TextField()
    line = models.TextField(db_comment="above, or ended")
    since = models.DateField()
    leads_to = models.TextField(db_comment="the post above; of an ended post its successor, empty for none")

    class Meta:
        db_table = "derived_post_line"


class OrganisationTie(models.Model):
    """Which organisation succeeded another, or is part of another, from a day on."""

    pk = models.CompositePrimaryKey("organisation", "tie", "other")
    organisation = models.TextField()
    tie = models.TextField(db_comment="succeeded-by, or part-of")
    other = models.TextField()
    since = models.DateField()

    class Meta:
        db_table = "derived_organisation_tie"
        indexes = [models.Index(fields=["other", "tie"], name="tie_other")]


class Work(models.Model):
    """Who worked or volunteered with children where, from when to when as far as is known."""

    pk = models.CompositePrimaryKey("person", "entry")
    person = models.TextField()
    entry = models.IntegerField(db_comment="place in the file of the person")
    organisation = models.TextField()
    since = models.DateField(null=True)
    until = models.DateField(null=True, db_comment="last day")
    basis = models.TextField()
    sector = models.TextField()

    class Meta:
        db_table = "derived_work"
        indexes = [models.Index(fields=["organisation", "since"], name="work_organisation")]


class Read(models.Model):
    """The book of reads by file: who was shown what. From the reads book, not from the record.

    One row for the file that was opened, and one for each other file that the page named.
    """

    pk = models.CompositePrimaryKey("index", "of")
    index = models.BigIntegerField()
    of = models.TextField(db_comment="empty where the page is not about one file")
    how = models.TextField(db_comment="opened, or named on the page")
    page = models.TextField()
    actor = models.TextField()
    post = models.TextField()
    at = models.DateTimeField()

    class Meta:
        db_table = "derived_read"
        indexes = [
            models.Index(fields=["of", "-index"], name="read_of"),
            models.Index(fields=["actor", "-index"], name="read_actor", condition=models.Q(how="opened")),
            models.Index(fields=["at"], name="read_at"),
        ]


class TreeFrontier(models.Model):
    """Where the hashing of a book's tree stands, so that the next checkpoint costs what is new."""

    book = models.TextField(primary_key=True)
    size = models.BigIntegerField()
    peaks = models.BinaryField(db_comment="roots of the perfect subtrees, largest first, 32 bytes each")

    class Meta:
        db_table = "derived_frontier"


class Watch(models.Model):
    """Up to where the clock has read a book, so that its next round reads what is new."""

    book = models.TextField(primary_key=True)
    size = models.BigIntegerField()

    class Meta:
        db_table = "derived_watch"
