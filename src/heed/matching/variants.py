"""Names that people use for one another: short forms, diminutives, and spellings that no rule of sound joins.

Written by hand for this project, for the towns of England; not taken from any list. Each group has the day on which it
was entered and where it comes from, so that a group can be questioned, changed or taken out. A name may stand in
several groups; being a variant does not pass from one group to the next.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final

from heed.rulebook.citation import OWN, Citation


@dataclass(frozen=True, slots=True)
class VariantGroup:
    """Names any of which may stand for any other, in plain lower-case letters."""

    names: frozenset[str]
    since: date
    citation: Citation = OWN


_FIRST: Final = date(2026, 11, 22)
_ENGLISH: Final = """
alexander alex al sandy alec lex xander sacha sasha
alexandra alex sandra sandy lexi lexie alexa sasha xandra
albert al bert bertie
alfred alf alfie fred freddie
andrew andy drew
angela angie ange
anthony antony tony ant anton
archibald archie
arthur art artie
barbara barb barbie babs
barry baz bazza
benjamin ben benny benji
beatrice bea trixie
bernard bernie
bradley brad
bridget biddy bridie
caroline carol carrie caro lyn carolyn
catherine katherine kathryn cathy kathy kate katie kath cath kat kitty kay katy
charles charlie chas chuck chaz
charlotte charlie lottie char
christine chris tina chrissie christina
christina chris tina chrissie
christopher chris topher kit
cynthia cindy
daniel dan danny
danielle dani
darren daz dazza
david dave davey davie dai
deborah debbie deb debs debra
dennis den denny
derek del
donald don donny
dorothy dot dottie dolly
douglas doug dougie
edmund ed eddie ted ned
edward ed eddie ted teddy ned
eleanor ellie nell nelly nora elle ella
elizabeth liz lizzie beth betty betsy eliza libby bess elsie lizzy bessie lisa elspeth
emily em emmy milly millie
emma em
ernest ernie
eugene gene
florence flo florrie
frances fran frankie francesca
francis frank frankie
francesca fran chess cesca
frederick fred freddie freddy
gabriella gabby ella
gabriel gabe
gareth gary gaz garth
gary gaz gazza gareth
geoffrey geoff jeff jeffrey
george georgie
georgina georgie gina georgia
gerald gerry jerry ged
gerard gerry ged
gillian gill jill gilly
graham gray
gregory greg
gwendoline gwen
harold harry hal
harriet hattie harry
helen nell ellen lena
henry harry hal hank
hugh hughie
imogen immy
ian iain
isaac ike zac
isabella bella izzy isabel isobel issy
isabel izzy bella issy
jacob jake jack
jacqueline jackie jacqui jack
james jim jimmy jamie jem
jane janey janet jenny
janet jan jenny
jennifer jen jenny jenni
jeremy jerry jez jem
jessica jess jessie
joanna jo joanne anna
joanne jo
john johnny jack jon ian sean
jonathan jon jonny jonty john
joseph joe joey jo
josephine jo josie
joshua josh
judith judy jude
julia julie jules
juliet jules
julian jules
karen kaz
kenneth ken kenny
kevin kev
kimberley kim kimberly
kristopher kris
laura laurie lori
laurence larry laurie lawrence loz
lawrence larry laurie loz
leonard len lenny leo
leslie les
lewis lew louis
lillian lily lil lilian
linda lyn lin
louis lou louie
louise lou lulu
lucy lu
luke lucas
madeleine maddie maddy
magdalene maggie lena
malcolm mal malc
margaret maggie meg peggy madge marge rita greta daisy peg mags
maria mary
marilyn mary lyn
mark marcus
martin marty mart
martha mattie
mary molly polly may moll maria
matilda tilly tilda
matthew matt matty
maurice mo
maureen mo
maximilian max
megan meg meggie
melanie mel
melissa mel missy lissa
michael mike mick mickey micky mikey mitch mikhail mikael
michelle shell chelle shelly
mohammed mo
natalie nat
natasha tasha nat
nathan nate nat
nathaniel nate nat nathan
nicholas nick nicky nico nikolai klaus
nicola nicky nic nikki
norman norm
oliver ollie olly
olivia liv livvy
oscar ossie
pamela pam
patricia pat tricia trish patsy patty
patrick pat paddy rick
paul pauly
penelope penny nell
peter pete
philip phil pip phillip
philippa pip pippa
priscilla cilla
rachel rach rae
raymond ray
rebecca becky becca bex beck
reginald reg reggie
richard rick ricky dick rich richie dickie
robert rob robbie bob bobby bert
robin rob
roderick rod roddy
rodney rod
roger rodge
roland rollo roly
ronald ron ronnie
rosemary rose rosie
rosalind ros roz
rose rosie
roxanne roxy
rupert rupe
russell russ
ruth ruthie
sally sal
samantha sam sammy
samuel sam sammy
sandra sandy
sarah sally sadie sal sara
scott scotty
sean shaun shawn shane eoin
sebastian seb
sharon shaz shazza
shirley shirl
sidney sid sydney
simon si
sophia sophie sofia
stanley stan
stephanie steph stevie
stephen steven steve ste stevo
stuart stu stewart
susan sue susie suzy sukie suzanne
susannah susie sue hannah anna
sylvia syl
tamara tammy
terence terry tel
theodore theo ted teddy
theresa terry tess tessa teresa
thomas tom tommy
timothy tim timmy
tobias toby
tracey trace tracy
valerie val
vanessa nessa
veronica ronnie vera
victor vic
victoria vicky vicki tori vic
vincent vince vinny
virginia ginny
walter wally walt
wendy wend
wilfred wilf fred
wilhelmina minnie mina billie willa
william will bill billy willy liam wills
winifred win winnie freda
zachary zac zack zak
zoe zo
"""
_SOUTH_ASIAN: Final = """
mohammed muhammad mohammad mohamed mohamad mohamud mohammod muhammed md mohd mo mohmed mehmet mehmed maxamed mamadou
ahmed ahmad ahmet axmed ahamed
hussain hussein husain hosain hossain hosen xuseen hussayn huseyin
hassan hasan xasan
chowdhury choudhury chaudhry chaudhary chaudhri choudhary chowdhry chaudhuri choudhry
sheikh shaikh shaik sheik shekh
syed sayed sayyid saiyed said
abdul abdal abdel abd
khatun khatoon khatton
akhtar akther akter aktar akhter
miah mia mian meah
rahman rehman rahaman rehmaan
islam eslam
ali aly cali
yusuf youssef yousef yousuf yousaf joseph jusuf yussuf yousif
ibrahim ebrahim ibraheem abraham ibrahima
ismail ismael esmail ishmael
yakub yaqub yaqoob jacob jakub yacoub
ayesha aisha aishah aicha aysha aesha ayisha caasha caisha
fatima fatimah fatema fathima faduma fadumo fatoumata fatma
zainab zaynab zeinab zeynep zaineb
maryam mariam miriam maryum meryem
khadija khadijah khadeeja hadija
noor nur nour
salma selma
shabana shabnam
rukhsana ruksana rukshana roksana roxana
parveen parvin perveen
nasreen nasrin nazreen
yasmin yasmeen jasmine yasmine jasmin
tahira tahera
jamil jameel cemil
rashid rasheed
khalid khaled
saeed said sayeed saed
usman osman uthman othman usmaan cismaan
umar omar umer cumar omer
bilal belal
imran emran
tariq tarek tareq tarik
iqbal ikbal eqbal
sadiq sadik siddiq siddique siddiqui
qureshi koreshi qurashi kureshi
qasim kasim kassem qassim
malik malek maalik
mahmood mahmoud mahmud mehmood
masood masoud masud
nawaz navaz
waqar vaqar
javed javaid jawed javid
zubair zubayr zubeir
gurpreet guri preet
harpreet harry preet
manpreet mani preet
jaspreet jas preet
jasvinder jaswinder jas
balvinder balwinder bal
kulvinder kulwinder
parminder param
sukhvinder sukhwinder sukhi
rajinder rajender raj
rajesh raj
lakshmi laxmi luxmi
krishna krishan kishan
vijay bijoy wijay
patel pattel
sharma sarma
singh sing
agarwal aggarwal agrawal
banerjee bandyopadhyay banerji
mukherjee mukhopadhyay mukherji
sivakumar shivakumar
subramaniam subramanian
"""
_OTHERS: Final = """
cabdi abdi
cabdullahi abdullahi abdullah abdulla
axmed ahmed
xaliimo halima halimo
xawa hawa
faarax farah
jaamac jama
warsame warsama
nuur noor nur
muna mona
mustafa moustafa mostafa
hamza hamzah
youness younes yunus younus yunis jonas
khadra qadra
jacek jack
jan john janek jas jasiek
jozef joseph jozek yosef josef
jerzy george jurek
katarzyna kasia kaska catherine
malgorzata gosia margaret
magdalena magda lena
agnieszka aga agnes
aleksandra ola alexandra olka
aleksander olek alexander
anna ania anka ann anne
barbara basia
beata beatka
dorota dorotka
elzbieta ela elizabeth
ewa eva ewka eve
grzegorz grzesiek gregory
jakub kuba jacob
joanna asia joasia
krzysztof krzysiek krzys christopher
lukasz luke lucas
maciej maciek matthias
marcin martin
mateusz matthew
michal michael
pawel paul
piotr peter piotrek
przemyslaw przemek
stanislaw staszek stan
tadeusz tadek
tomasz tomek thomas
wojciech wojtek
zbigniew zbyszek
zofia zosia sophia
ryszard rysiek richard
robert robek
karolina karola caroline
monika monia monica
justyna justine
ion ioan john ionut
gheorghe george ghita
mihai michael mihail
nicolae nicu nicholas
vasile basil
andrei andrew
alexandru alex sandu
stefan stephen stephan steven
elena lena helen ileana
ioana joanna
maria mariana mary
ecaterina catalina catherine
constantin costel costin
florin florian
istvan stephen pista
janos john jancsi
jozsef joseph
laszlo laci
sandor alexander
gyorgy george
ferenc francis feri
zsuzsanna susan zsuzsa
erzsebet elizabeth
tamas thomas
jonas john
andrius andrew
kestutis kestas
mindaugas mindas
dmitri dmitry dmytro dima dimitri
aleksei alexei alexey oleksiy alyosha
sergei sergey serhiy sergiy
nikolai mykola nikolay nicholas
vladimir volodymyr vlad vova
olena elena helen lena
kateryna ekaterina catherine katya
oksana xenia
yelena elena lena
evgeny yevgeny eugene zhenya
mariya maria masha
natalia nataliya natasha natalya
tatiana tanya tetiana
oluwaseun seun
oluwafemi femi
oluwatobi tobi tobiloba
oluwadamilola dami damilola
oluwakemi kemi
oluwaseyi seyi
olufunmilayo funmi funmilayo
olusegun segun
adebayo bayo ade
adebola bola ade
babatunde tunde
ayodele ayo dele
temitope temi tope
chukwuemeka emeka
chukwudi chudi
ifeoma ify
chinonso nonso
ngozi ngo
kwame kwami
kofi koffi
kwabena kobina
ebenezer eben
emmanuel emma manny manu
mehmet mehmed
huseyin hussein
mustafa mustapha
ayse aisha aysha
emine amina
ibrahim ibo
siobhan shivaun chevonne
niamh neve
sinead shinaid
padraig patrick paddy
caitlin kathleen catriona
eilidh ailie
seamus james shamus
maire mary moira
gwyneth gwen
angharad ann
ieuan evan ioan john
rhys reece reese
llewellyn llywelyn lyn
"""


def _read(text: str) -> tuple[VariantGroup, ...]:
    return tuple(VariantGroup(frozenset(line.split()), _FIRST) for line in text.strip().splitlines())


GROUPS: Final = (*_read(_ENGLISH), *_read(_SOUTH_ASIAN), *_read(_OTHERS))


def _index(groups: tuple[VariantGroup, ...]) -> Mapping[str, frozenset[str]]:
    made: defaultdict[str, set[str]] = defaultdict(set)
    for group in groups:
        for name in group.names:
            made[name] |= group.names - {name}
    return MappingProxyType({name: frozenset(others) for name, others in made.items()})


_VARIANTS: Final = _index(GROUPS)
_NONE: Final[frozenset[str]] = frozenset()


def variants(name: str) -> frozenset[str]:
    """Other names that may stand for a plain one."""
    return _VARIANTS.get(name, _NONE)
