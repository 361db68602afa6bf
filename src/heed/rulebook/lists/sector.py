"""Where the person works with children, what is alleged, and what kind of body an organisation is."""

from __future__ import annotations

from heed.rulebook.citation import CITY_2025, OWN, SHEFFIELD, SOUTH_GLOS, STAR_2014, TRAFFORD_FORM
from heed.rulebook.codes import Code, CodeList, code_list

NOT_RECORDED = Code("not-recorded", "Not recorded", "Nothing was recorded, and it is not known why.", OWN)

SECTOR = CodeList(
    "sector",
    "Sector",
    "one subject of an allegation, by the post that brought them into contact with children",
    (
        Code("teaching", "Teaching", "Teachers and leaders in schools and colleges.", SOUTH_GLOS),
        Code(
            "education-support",
            "Education support staff",
            "Assistants, supervisors, caretakers and other staff of schools and colleges.",
            TRAFFORD_FORM,
        ),
        Code("early-years", "Early years", "Nurseries, pre-schools and out-of-school childcare.", SOUTH_GLOS),
        Code(
            "childminder",
            "Childminder",
            "Registered childminders, their assistants and household.",
            STAR_2014,
        ),
        Code(
            "foster-local-authority",
            "Foster care: local authority",
            "Foster carers approved by a council, and their household.",
            SOUTH_GLOS,
        ),
        Code(
            "foster-agency",
            "Foster care: agency",
            "Foster carers approved by an independent agency, and their household.",
            SOUTH_GLOS,
        ),
        Code("residential", "Residential care", "Children's homes and residential schools.", SOUTH_GLOS),
        Code(
            "secure",
            "Secure setting",
            "Secure children's homes, training centres and youth custody.",
            SOUTH_GLOS,
        ),
        Code(
            "social-care", "Social care", "Social workers and other children's social care staff.", STAR_2014
        ),
        Code(
            "health",
            "Health",
            "Hospital, community and mental health services, and general practice.",
            TRAFFORD_FORM,
        ),
        Code("police", "Police", "Police officers, staff and volunteers.", STAR_2014),
        Code("probation", "Probation", "The probation service.", TRAFFORD_FORM),
        Code(
            "youth-offending",
            "Youth offending service",
            "Youth offending and youth justice teams.",
            TRAFFORD_FORM,
        ),
        Code(
            "cafcass", "Cafcass", "The children and family court advisory and support service.", TRAFFORD_FORM
        ),
        Code("transport", "Transport", "Drivers and escorts, licensed taxis included.", TRAFFORD_FORM),
        Code("sport", "Sport", "Clubs, coaches and leisure centres.", SOUTH_GLOS),
        Code("faith", "Faith", "Places of worship and faith organisations.", TRAFFORD_FORM),
        Code(
            "voluntary",
            "Voluntary and uniformed groups",
            "Youth groups, charities, cadets and uniformed organisations.",
            STAR_2014,
        ),
        Code("armed-forces", "Armed forces", "The armed forces, other than cadet groups.", TRAFFORD_FORM),
        Code("immigration", "Immigration", "Immigration and border services.", TRAFFORD_FORM),
        Code("ofsted", "Ofsted", "Inspectors and staff of Ofsted.", TRAFFORD_FORM),
        Code("other", "Other", "A sector that this list does not name.", TRAFFORD_FORM),
        NOT_RECORDED,
    ),
    notes=f"Drawn together from forms and published tables, among them {SHEFFIELD.title}.",
)

HARM_CATEGORY = CodeList(
    "harm-category",
    "Category of harm",
    "one allegation about one subject",
    (
        Code(
            "physical", "Physical", "Physical harm or its risk, restraint and handling included.", SOUTH_GLOS
        ),
        Code("sexual", "Sexual", "Sexual harm or its risk, exploitation included.", SOUTH_GLOS),
        Code("emotional", "Emotional", "Emotional harm or its risk.", SOUTH_GLOS),
        Code("neglect", "Neglect", "Failure to meet a child's needs or to keep a child safe.", SOUTH_GLOS),
        Code(
            "conduct",
            "Conduct or suitability",
            "Conduct at work or in private life that bears on suitability to work with children.",
            CITY_2025,
        ),
        Code(
            "inappropriate-behaviour",
            "Inappropriate behaviour",
            "Behaviour out of keeping with the role that is in none of the other categories.",
            SOUTH_GLOS,
        ),
        Code(
            "online",
            "Online communication or images",
            "Messages, social media or images, where this is the main concern.",
            SOUTH_GLOS,
        ),
        NOT_RECORDED,
    ),
)

ORGANISATION_KIND = code_list(
    "organisation-kind",
    "Kind of organisation",
    "one organisation",
    OWN,
    (
        ("school", "School or college", "A maintained or independent school, academy or college."),
        ("early-years-provider", "Early years provider", "A nursery, pre-school or out-of-school club."),
        ("childminder", "Childminder", "A registered childminder."),
        ("fostering-service", "Fostering service", "A council's or an independent fostering service."),
        ("childrens-home", "Children's home", "A residential or secure children's home."),
        ("local-authority", "Local authority", "A council or one of its services."),
        ("police-force", "Police force", "A police force."),
        ("health-body", "Health body", "A trust, practice, board or other provider of health care."),
        ("sports-body", "Sports body", "A club, governing body or leisure provider."),
        ("faith-body", "Faith body", "A place of worship or faith organisation."),
        ("voluntary-body", "Voluntary body", "A charity, youth group or uniformed organisation."),
        ("transport-operator", "Transport operator", "A company or person that carries children."),
        ("agency", "Employment agency", "An agency that supplies staff to others."),
        ("regulator", "Regulator", "A body that registers or inspects people or settings."),
        ("other", "Other", "A kind that this list does not name."),
    ),
)
