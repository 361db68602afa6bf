"""Where a statement in the rulebook comes from, and whether somebody has seen it there."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Citation:
    """A source: its title, its web address if there is one, and how far to trust the link.

    `verified` is true when the statement was read in the source named. Where it is false the
    statement is common knowledge in the field and still has to be checked against the text.
    """

    title: str
    url: str = ""
    verified: bool = True

    def __str__(self) -> str:
        return self.title if self.verified else f"{self.title} (not checked against the source)"


def unverified(title: str) -> Citation:
    """A source that is known of but whose words have not been read for this rulebook."""
    return Citation(title, verified=False)


OWN = Citation("Chosen by this project; no published guidance prescribes it")

STAR_2014 = Citation(
    "Six staff sacked in Rotherham over incidents which risked harming children (The Star, 2014)",
    "https://www.thestar.co.uk/news/six-staff-sacked-in-rotherham-over-incidents-which-risked-harming-children-1-6955212",
)
TRAFFORD_FORM = Citation("Trafford LADO referral form (copy)", "https://docest.com/doc/644938/")
NORTH_YORKSHIRE_FORM = Citation(
    "North Yorkshire LADO referral form (copy)",
    "https://www.scribd.com/document/682534141/LADO-Referral-Form",
)
WEST_YORKSHIRE = Citation(
    "West Yorkshire safeguarding procedures: allegations against staff",
    "https://westyorkscb.proceduresonline.com/p_alleg_staff.html",
)
SHEFFIELD = Citation(
    "Sheffield procedures: allegations against people who work with children",
    "https://sheffieldscb.proceduresonline.com/p_all_against_pers_work_children.html",
)
OLDHAM_2024 = Citation(
    "Oldham LADO annual report, committee item, 2024",
    "https://committees.oldham.gov.uk/mgAi.aspx?ID=47879",
)
CITY_2015 = Citation(
    "City of London LADO report, committee item, 2015",
    "https://democracy.cityoflondon.gov.uk/mgAi.aspx?ID=43749",
)
CITY_2025 = Citation(
    "City of London LADO report, committee item, 2025",
    "https://democracy.cityoflondon.gov.uk/mgAi.aspx?ID=163873",
)
SOUTH_GLOS = Citation(
    "Child abuse: 70 allegations made against workers (Bristol Post, 28 October 2020)",
    "https://www.pressreader.com/uk/bristol-post/20201028/281625307802664",
)
BROMLEY_2017 = Citation("Bromley LADO report 2016/17", "https://cds.bromley.gov.uk/mgAi.aspx?ID=49256")
KCSIE_OUTCOMES = Citation(
    "Keeping children safe in education, about 2016, outcome definitions on page 42 (copy)",
    "https://online.flipbuilder.com/ruih/lrev/files/basic-html/page42.html",
)
KCSIE_P46 = Citation(
    "Keeping children safe in education, about 2016, page 46 (copy)",
    "https://online.flipbuilder.com/ruih/lrev/files/basic-html/page46.html",
)
KCSIE_P47 = Citation(
    "Keeping children safe in education, about 2016, page 47 (copy)",
    "https://online.flipbuilder.com/ruih/lrev/files/basic-html/page47.html",
)
KCSIE_FIVE = unverified("Keeping children safe in education, Part 4, five outcomes")
LOW_LEVEL = Citation(
    "Safeguarding and employment law: low-level concerns (Judicium)",
    "https://www.judiciumeducation.co.uk/news/Safeguarding-employment-law-low-level-concerns",
)
NATIONAL_NETWORK = Citation(
    "National LADO Network threshold document", "https://national-lado-network.co.uk/lado-threshold-document/"
)
LONDON_CP7 = Citation(
    "London safeguarding children procedures: allegations against staff",
    "https://www.londonsafeguardingchildrenprocedures.co.uk/alleg_staff.html",
)
CROYDON_2017 = Citation(
    "Updates to pan-London child protection procedures (Croydon, October 2017)",
    "https://croydonlcsb.org.uk/2017/10/updates-to-pan-london-child-protection-procedures/",
)
SEFTON_MEETING = Citation(
    "Sefton procedures section 15.10: allegation management strategy meeting",
    "https://seftonlscb.safeguardingpolicies.org.uk/",
)
STAFFORDSHIRE = Citation(
    "Staffordshire safeguarding partnership: allegations of abuse",
    "https://staffsscp.org.uk/allegations-of-abuse/",
)
COMMUNITY_CARE_2025 = Citation(
    "LADO role should be removed from local government, says commissioner (Community Care, 2025, copy)",
    "https://narrativecare.org/lado-role-should-be-removed-from-local-government-says-childrens-commissioner.html",
)
DARLINGTON = Citation(
    "Darlington procedure for managing allegations (copy)",
    "https://paperzz.com/doc/6887084/procedure-for-managing-allegations",
)
ETHNICITY_PQ = Citation(
    "Parliamentary question 85359: offences against children",
    "https://www.parallelparliament.co.uk/question/85359/offences-against-children",
)
HALTON_2015 = Citation(
    "Report to Halton safeguarding children board, 2015 (copy)",
    "https://docsbay.net/report-to-halton-safeguarding-children-board",
)
WOKINGHAM = Citation(
    "Wokingham answer to an information request, 2024",
    "https://wokingham.gov.uk/council-and-meetings/information-and-data-protection/"
    "see-answers-previous-information-requests?id=7062",
)
IMPACT_GURU = Citation("After the allegation (Impact Guru)", "https://impact-guru.co.uk/blogs/news/")
