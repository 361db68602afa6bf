"""What is recorded about people: how they work, how they hold a post, and who they say they are."""

from __future__ import annotations

from heed.rulebook.citation import ETHNICITY_PQ, NORTH_YORKSHIRE_FORM, OWN
from heed.rulebook.codes import code_list

# Three silences that must never be counted as one another.
SILENCES = (
    ("not-known", "Not known", "It was asked, and the answer is not known."),
    ("not-asked", "Not asked", "Nobody has asked."),
    ("refused", "Refused", "It was asked, and the person chose not to say."),
)

EMPLOYMENT_BASIS = code_list(
    "employment-basis",
    "Basis of the work",
    "one person in one post",
    NORTH_YORKSHIRE_FORM,
    (
        ("permanent", "Permanent", "Employed without an end date."),
        ("fixed-term", "Fixed term", "Employed until a stated date."),
        ("casual", "Casual", "Engaged from time to time, without fixed hours."),
        ("agency", "Agency", "Supplied by an employment agency."),
        ("contractor", "Contractor", "Works for a company that has a contract with the setting."),
        ("self-employed", "Self-employed", "Works on their own account."),
        ("volunteer", "Volunteer", "Unpaid."),
        ("foster-carer", "Foster carer", "Approved to foster, or a member of a fostering household."),
        ("student", "Student or trainee", "On placement or in training."),
        ("office-holder", "Office holder", "A governor, trustee, member of clergy or councillor."),
        ("not-known", "Not known", "It was asked, and the answer is not known."),
    ),
)

CONTACT_KIND = code_list(
    "contact-kind",
    "Kind of contact",
    "one contact of one person",
    OWN,
    (
        ("phone", "Telephone", "A number on which the person can be or could be reached."),
        ("e-mail", "E-mail", "An address of electronic mail."),
        ("vehicle", "Vehicle", "The registration mark of a vehicle that the person drives."),
        (
            "address",
            "Another address",
            "Where the person lives, lived or stays, beside the address described.",
        ),
    ),
)

TENURE_KIND = code_list(
    "tenure-kind",
    "How the post is held",
    "one person in one post",
    OWN,
    (
        ("substantive", "Substantive", "Appointed to the post."),
        ("acting", "Acting", "Covers the post for another, or until an appointment."),
        ("shared", "Shared", "Holds the post together with another."),
    ),
    notes="A vacant post has no holder, so vacant is not a way of holding it.",
)

SEX = code_list(
    "sex",
    "Sex",
    "one person",
    NORTH_YORKSHIRE_FORM,
    (
        ("female", "Female", "Recorded as female."),
        ("male", "Male", "Recorded as male."),
        ("other", "Other", "The person describes it in another way."),
        *SILENCES,
    ),
)

ETHNICITY = code_list(
    "ethnicity",
    "Ethnic group",
    "one person, by their own description",
    ETHNICITY_PQ,
    (
        ("white", "White", "British, Irish, Gypsy or Irish Traveller, Roma, or any other White background."),
        ("mixed", "Mixed or multiple ethnic groups", "Two or more of the other groups."),
        (
            "asian",
            "Asian or Asian British",
            "Indian, Pakistani, Bangladeshi, Chinese or another Asian background.",
        ),
        (
            "black",
            "Black, Black British, Caribbean or African",
            "Caribbean, African or another Black background.",
        ),
        ("other", "Other ethnic group", "Arab, or any other group."),
        *SILENCES,
    ),
    notes="The groups are the five broad groups of the England and Wales census of 2021, whose wording has "
    "not been checked against its source. The source named asks that ethnicity be collected in every case.",
)

ETHNICITY_BASIS = code_list(
    "ethnicity-basis",
    "Who described the ethnic group",
    "one description of a person",
    OWN,
    (
        ("self-defined", "The person", "The person said so."),
        ("observed", "An officer", "An officer recorded what they saw or read; the person was not asked."),
    ),
)
