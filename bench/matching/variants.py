"""Spellings of one name, written by hand as English offices write them, apart from any matcher.

A group holds spellings of one name; in a group of short forms the first is the full name. No spelling stands in two
groups, so a pair across groups is a pair of different names. Two short forms of one name are not a pair: from Libby
nobody is expected to think of Bess, but from either to think of Elizabeth.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from random import Random
from typing import Final

# One group a line; spellings of one word, separated by blanks.
_SPELLINGS: Final = {
    "South Asian Muslim": """
        Mohammed Muhammad Mohamad Muhammed Mohammad Md Mohd
        Chowdhury Chaudhry Choudhury Chaudhary Chowdry Choudhry
        Hussain Hussein Husain Hossain Hussayn
        Ayesha Aisha Aysha Aishah Ayisha
        Sheikh Shaikh Shaykh Sheik
        Qureshi Quraishi Kureshi Koreshi
        Rehman Rahman Rehmaan Rahmaan
        Tariq Tarik Tareq Tariqe
        Shabnam Shabnum Shubnam
        Nusrat Nusrath Nushrat
        Zulfiqar Zulfikar Zulfeqar Zulfiquar
        Shafiq Shafique Shafeeq Safiq
        Bushra Boshra Bushraa
        Khadija Khadijah Khadeeja Kadija
        Iqbal Ikbal Iqbaal Eqbal
        Mirza Mirzah Meerza
        Rukhsana Ruksana Rukhsaana Roxana
        Waheed Wahid Vaheed
        """,
    "Indian": """
        Lakshmi Laxmi Luxmi Lakshmee
        Vijay Vijai Bijoy Wijay
        Krishnan Krishnen Kirishnan
        Gurpreet Gurprit Goorpreet
        Jaswinder Jasvinder Jaswindar
        Dhillon Dhillan Dillon Dhilon
        Sandhu Sandhoo Sundhu
        Banerjee Banerji Bannerjee Banarjee
        Mukherjee Mukherji Mukerjee Mookerjee
        Chatterjee Chatterji Chaterjee
        Subramaniam Subramanian Subramanyam Subrahmaniam
        Harpreet Harprit Hurpreet
        Shrivastava Srivastava Shrivastav Srivastav
        Nayyar Nayar Nair
        Sunita Suneeta Suneetha
        Dinesh Deenesh Dinaish
        Bhupinder Bhupindar Bupinder
        """,
    "Arabic/Somali": """
        Abdirahman Abdurrahman Abdulrahman Cabdiraxmaan Abdirahmaan
        Ali Aly Cali
        Ahmed Axmed Ahmad Achmed
        Yusuf Youssef Yousef Yuusuf Yousuf Yosef
        Faduma Fadumo Faadumo
        Hodan Hoodan Xodan
        Farah Faarax Farrah
        Hassan Hasan Xasan Hassane
        Abdi Cabdi Abdy
        Nasser Nasir Naser Naasir
        Khaled Khalid Kaled Khaalid
        Othman Uthman Osman Cismaan
        Jamal Gamal Jamaal Djamal
        Said Saeed Sayeed Saiid
        Muna Mouna Moona
        Ismail Ismael Esmail Ismaciil
        Ibrahim Ebrahim Ibraheem Ibraahim
        Warsame Warsama Warsamey
        Asha Casha Caasha
        Suleiman Sulayman Sulaiman Saleban
        Hanan Xanaan Hanaan
        """,
    "Polish": """
        Kowalski Kowalska Kovalski Kowalsky
        Wójcik Wojcik Voycik Wojick
        Lewandowski Lewandowska Levandowski Lewandovski
        Małgorzata Malgorzata Malgozata
        Agnieszka Agnieska Agnieshka
        Krzysztof Krzystof Kristof Kshishtof
        Łukasz Lukasz Lukash
        Zieliński Zielinski Zielinska Zelinski
        Szymańska Szymanski Szymanska Shimanska
        Wiśniewski Wisniewski Wisniewska Vishnevski
        Przemysław Przemyslaw Pshemyslav
        Grzegorz Gregorz Gzegorz
        Andrzej Andrej Andzej
        Paweł Pawel Pavel
        Jędrzejczak Jedrzejczak Yedzheychak
        Bożena Bozena Bojena
        Michał Michal Mihal
        """,
    "Romanian": """
        Ștefan Stefan Ştefan Shtefan
        Ionuț Ionut Ionuţ Yonut
        Mihaela Mihaella Michaela Mihayela
        Gheorghe George Georghe Gheorge
        Constantin Konstantin Costantin
        Munteanu Muntean Munteanou
        Țurcanu Turcanu Ţurcanu Tzurcanu
        Ghiță Ghita Gita
        Nicoleta Nikoleta Nicoletta
        Bogdan Bogden Boghdan
        Ciobanu Chobanu Ciobanou
        Vasile Vasyle Vassile
        Florea Floreah Florya
        Cătălina Catalina Katalina
        """,
    "Slovak/Roma": """
        Horváth Horvath Horvathova Horváthová Horvat
        Nováková Novakova Novak Novák
        Kováč Kovac Kováčová Kovacova Kovach
        Žiga Ziga Zigova Žigová
        Ladislav Ladislaw Ladyslav
        Zuzana Zuzanna Zusana
        František Frantisek Frantishek
        Mižigár Mizigar Mizigarova Mizhigar
        Štefánia Stefania Shtefania
        Balog Balogh Balogova Balogová
        Gejza Geiza Geyza
        Tokár Tokar Tokarova Tokárová
        Dušan Dusan Dushan
        Marián Marian Maryan
        """,
    "West African": """
        Oluwaseun Oluwasheun Oluwaseyun
        Adebayo Adebayor Adeboyo
        Chukwuemeka Chukwumeka Chukuemeka
        Ngozi Ngosi Engozi
        Kwame Kwami Quame
        Akosua Akosuah Akousua
        Okafor Okafo Okaffor
        Mensah Mensa Mensar
        Boateng Boating Boaten
        Ogunleye Ogunleyi Ogunlaye
        Yetunde Yetundey Yetonde
        Ifeoma Ifeyoma Ifoma
        Owusu Owusuh Awusu
        Temitope Temytope Temitoppe
        Asante Ashanti Asanti
        Fofanah Fofana Foffanah
        """,
    "Turkish": """
        Şahin Sahin Shahin
        Yıldız Yildiz Yeldiz
        Çelik Celik Chelik
        Özgür Ozgur Oezguer
        Ayşe Ayse Ayshe
        Öztürk Ozturk Oztork
        Gülşen Gulsen Gulshen
        Gökhan Gokhan Gokan
        Mehmet Mehmed Memet
        Doğan Dogan Dohan
        Çağlar Caglar Chaglar
        Kılıç Kilic Kilich
        Emre Emreh Emray
        Arslan Aslan Arsalan
        """,
    "English": """
        Stephen Steven Stevan
        Geoffrey Jeffrey Geoffry Jeffery
        Catherine Katherine Kathryn Catharine Cathryn
        Sean Shaun Shawn
        Philip Phillip Fillip
        Thompson Thomson Tomson
        Clarke Clark Clerk
        Reid Reed Read
        Philips Phillips Filips
        MacDonald McDonald Macdonnald
        Niamh Neve Neeve
        Siobhan Shevaun Shivaun
        Rhys Reece Rees
        Aimee Aimée Amey
        Lindsay Lyndsey Linsey
        Graham Graeme Grahame
        Davies Davis Davys
        Haydn Hayden Haydon
        Pearce Pierce Peirce
        Hughes Hewes Hews
        Caitlin Katelyn Kaitlin Catelin
        Whittaker Whitaker Witaker
        """,
}

# The full name first, then how people are called.
_SHORT_FORMS: Final = {
    "English": """
        Elizabeth Libby Bess Lizzie Beth
        Margaret Peggy Maggie Madge
        William Bill Billy Liam
        Gareth Gaz Gazza
        Darren Daz Dazza
        Sharon Shaz Shazza
        Christopher Kit Topher
        Edward Ted Teddy Ned
        Robert Bob Bobby Rob
        Richard Dick Rich Ricky
        Rebecca Becky Becca Becks
        Dorothy Dot Dolly
        Anthony Tony Ant
        Gerald Gerry Ged
        Patricia Trish Pat Tricia
        Samantha Sam Sammi
        Theresa Tess Terri
        Jonathan Jon Jonny
        Charles Charlie Chas Chaz
        Henry Harry Hal
        Penelope Pen Penny
        Frederick Fred Freddie
        Victoria Vicky Tori
        James Jim Jimmy Jamie
        Barbara Babs Barb
        Michael Mick Mickey Mike
        Abigail Abby Gail
        Nathaniel Nate Nat
        """,
    "South Asian Muslim": """
        Shahnaz Shano Naz
        Imtiaz Imti Taz
        Nasreen Nas Nasy
        """,
    "Indian": """
        Rajinder Raj Raji
        Balwinder Bal Bally
        Manjit Manj Manny
        """,
    "Arabic/Somali": """
        Mustafa Mus Moose
        Zeinab Zee Zeina
        """,
    "Polish": """
        Aleksandra Ola Olenka
        Jakub Kuba Jakubek
        Katarzyna Kasia Kaska
        Tomasz Tomek Tomus
        Joanna Asia Joasia
        Stanisław Staszek Stas
        """,
    "Romanian": """
        Alexandru Sandu Alecu
        Ecaterina Cati Rina
        """,
    "Slovak/Roma": """
        Jozef Jozko Dodo
        Mária Marka Majka
        """,
    "West African": """
        Babatunde Tunde Baba
        Olufunmilayo Funmi Funmilayo
        Chinedu Nedu Edu
        """,
    "Turkish": """
        Ramazan Ramo Rama
        Fatma Fatoş Fatos
        """,
}


@dataclass(frozen=True)
class Group:
    """Spellings of one name; `short` where the first is the full name and the others are short forms of it."""

    heritage: str
    spellings: tuple[str, ...]
    short: bool = False

    def pairs(self) -> Iterator[tuple[str, str]]:
        """What should be recognised: each two spellings, or the full name with each of its short forms."""
        if self.short:
            return ((self.spellings[0], short) for short in self.spellings[1:])
        return combinations(self.spellings, 2)


def _read(written: dict[str, str], *, short: bool) -> Iterator[Group]:
    for heritage, lines in written.items():
        yield from (
            Group(heritage, tuple(line.split()), short) for line in lines.splitlines() if line.strip()
        )


GROUPS: Final = (*_read(_SPELLINGS, short=False), *_read(_SHORT_FORMS, short=True))


def within() -> list[tuple[Group, str, str]]:
    """Each pair that a matcher should recognise, with its group."""
    return [(group, one, other) for group in GROUPS for one, other in group.pairs()]


def across(count: int, random: Random) -> list[tuple[str, str]]:
    """Pairs of spellings of different names, each of two groups drawn evenly; a hit among them is a false one."""
    drawn = (random.sample(GROUPS, 2) for _ in range(count))
    return [(random.choice(one.spellings), random.choice(other.spellings)) for one, other in drawn]
