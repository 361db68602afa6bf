"""The names that people of the invented town bear: commonest first, nine heritages.

Lists were written by hand from what is commonly met in English towns. Surnames have a long tail that is put together
from beginnings and ends; nothing here is the name of a certain person.
"""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class Names:
    """What one heritage draws from: its share of people, first names by sex, surnames, and parts of rarer ones.

    `feminine` gives a woman's form of a surname's end, where there is one.
    """

    share: float
    women: tuple[str, ...]
    men: tuple[str, ...]
    surnames: tuple[str, ...]
    heads: tuple[str, ...]
    tails: tuple[str, ...]
    feminine: tuple[tuple[str, str], ...] = ()


def _names(share: float, *lists: str, feminine: str = "") -> Names:
    """From lists in the order of the fields, words separated by blanks; `feminine` as end>end."""
    women, men, surnames, heads, tails = (tuple(dict.fromkeys(words.split())) for words in lists)
    ends = (end.split(">") for end in feminine.split())
    return Names(share, women, men, surnames, heads, tails, tuple((end, other) for end, other in ends))


HERITAGES: Final = {
    "English": _names(
        0.55,
        """Susan Olivia Margaret Emily Sarah Jessica Karen Sophie Elizabeth Patricia Amelia Chloe Emma
        Charlotte Grace Julie Lucy Hannah Rebecca Jacqueline Laura Christine Rachel Amy Helen Jane Alice Megan
        Ella Samantha Mary Victoria Catherine Nicola Claire Katie Holly Deborah Linda Sandra Alison Ruby Isla
        Poppy Freya Daisy Evie Phoebe Millie Sharon Tracey Angela Joanne Michelle Louise Natalie Stephanie
        Lauren Bethany Molly Georgia Eleanor Abigail Jasmine Leah Zoe Danielle Kelly Kerry Gemma Stacey Hayley
        Kirsty Lindsay Maureen Barbara Jean Doreen Sheila Brenda Pauline Gillian Wendy Lesley Heather Hilary
        Rosemary Dorothy Theresa Bernadette Siobhan Niamh Caitlin Aoife Bronwen Imogen Harriet Matilda
        Florence Ivy Elsie Willow Rosie Sienna Ava Mia Isabella Lily Erin Paige Shannon Demi Tia Skye Summer
        Amber Jade Tamsin Verity Beatrice Philippa Clementine Ottilie Marjorie Edna Hazel Iris Olive Penelope
        Antonia Felicity Miriam Ruth Naomi Esther Judith Frances Constance Winifred""",
        """David John James Oliver Michael Jack Thomas William Paul Harry Peter George Andrew Daniel Robert
        Mark Joshua Stephen Christopher Matthew Samuel Richard Joseph Charlie Ian Alan Benjamin Luke Adam Ryan
        Anthony Simon Philip Kevin Martin Gary Lee Jason Darren Jonathan Nicholas Edward Alexander Callum
        Connor Liam Lewis Nathan Jake Kieran Jordan Ashley Dean Craig Stuart Neil Graham Keith Trevor Barry
        Brian Colin Derek Dennis Raymond Roger Terence Gerald Geoffrey Kenneth Ronald Donald Leonard Frederick
        Albert Arthur Stanley Henry Charles Archie Alfie Freddie Theo Leo Noah Oscar Toby Max Isaac Ethan
        Logan Mason Tyler Kyle Reece Rhys Gareth Owen Gavin Duncan Malcolm Hamish Sean Patrick Declan Aidan
        Rory Dominic Sebastian Hugo Rupert Giles Crispin Howard Clive Nigel Gordon Douglas Walter Ernest Cecil
        Wilfred Nathaniel Gabriel Elijah Ezra Jasper Felix Rowan Finley Harrison""",
        """Smith Jones Taylor Brown Williams Wilson Johnson Davies Robinson Wright Thompson Evans Walker White
        Roberts Green Hall Wood Jackson Clarke Hughes Harris Edwards Lewis Martin Turner Hill Cooper Ward
        Moore Morris Watson Harrison Morgan Baker Patterson King Allen Mitchell James Lee Phillips Parker
        Bennett Shaw Young Cook Richardson Bell Griffiths Price Carter Collins Miller Murphy Marshall Simpson
        Kelly Ellis Adams Wilkinson Foster Gray Mason Rogers Webb Russell Powell Chapman Hunt Mills Palmer
        Holmes Barnes Knight Butler Lloyd Matthews Barker Stevens Jenkins Fisher Dixon Fletcher Pearson Harvey
        Howard Andrews Elliott Graham Reynolds Ford Payne Fox Walsh Pearce Saunders Day Brooks West Lawrence
        Cole Bradley Atkinson Dawson Spencer Burton Watts Rose Booth Perry Armstrong Wells Grant Hart
        Robertson Carr Nicholson Porter Newman Hudson Hawkins Stone Webster Lowe Barrett Bird Hunter O'Brien
        O'Connor O'Neill Doyle Gallagher Byrne Kennedy Sullivan McCarthy MacDonald McKenzie Campbell Stewart
        Whittaker Sutcliffe Greenwood Ackroyd Crowther Hargreaves Entwistle Ramsbottom Braithwaite Hepworth
        Thwaite Tregenza Penrose Trelawny Bassett Chivers Dimmock Eastwick Fairclough Garside Hebblethwaite
        Ibbotson Jagger""",
        """Ald Ash Black Bram Brad Brough Burn Bux Calder Carl Cask Chad Clay Cran Cross Cud Dar Den Dun East
        Eccle Elder Fair Farn Fern Garl Gold Grim Had Hask Hather Hazel Hed Hey Hol Hors Ister Kell Kirk Lang
        Led Lind Long Lorn Mal Marr Mel Mid Nettle New Nor Oster Ox Pell Pen Quill Rad Red Rown Rusk Sal Sed
        Shel Skel Sorrel Stan Stock Sut Swin Tan Thorn Tin Ulver Under Verr Wake Wad West Whit Win Wisp Wor
        Yarrow""",
        """ley ton ham ford worth field wood well shaw by thwaite croft dale bourne combe den man mere rigg
        wick bridge stead hurst land garth grave holt house son bottom castle chester cliffe cott er gate ing
        low more sey side staff stone vale water way wold yard""",
    ),
    "South Asian Muslim": _names(
        0.14,
        """Fatima Ayesha Maryam Zainab Aisha Khadija Amina Shabana Nasreen Rukhsana Farzana Shazia Saima Nazia
        Samina Rubina Yasmin Noreen Parveen Tahira Zara Hafsa Sana Iqra Aliyah Sumaya Safiya Halima Nusrat
        Shamim Shaheen Razia Salma Sadia Bushra Humaira Tasneem Uzma Rabia Mehwish Anam Kiran Zubaida Rehana
        Rashida Nasima Rahima Shahnaz Jamila Naila Asma Aneesa Mahnoor Laiba Hina Sidra Kulsum Ruqayya Momina
        Tayyaba Shagufta Nadia""",
        """Mohammed Ali Muhammad Imran Ahmed Hassan Usman Bilal Hamza Yusuf Ibrahim Omar Abdul Shahid Asif
        Nadeem Tariq Khalid Rashid Zahid Sajid Amjad Kashif Faisal Adnan Irfan Kamran Naveed Waqas Zeeshan
        Haroon Ismail Idris Zain Rayyan Mustafa Abdullah Arif Javed Iqbal Nasir Shafiq Zulfiqar Tahir Junaid
        Aqeel Waseem Mahmood Rizwan Shakeel Wajid Ghulam Farooq Majid Habib Anwar Shabir Liaqat Murtaza Rafiq
        Mushtaq Saqib Aftab Raheem Mirza""",
        """Khan Hussain Ahmed Ali Begum Akhtar Shah Iqbal Miah Uddin Malik Mahmood Rahman Chowdhury Islam Bibi
        Khatun Mohammed Hussein Sheikh Butt Mirza Qureshi Syed Ashraf Aslam Hassan Ahmad Saleem Rashid Javed
        Bashir Raja Akram Arshad Sharif Siddiqui Haque Aziz Anwar Rehman Shafiq Afzal Nawaz Bhatti Chaudhry
        Ansari Hashmi Mughal Rafiq Sadiq Yaqub Zaman Kazi Parveen Kauser Sultana Munir Rauf Ghani Latif Majid
        Karim Razzaq Sarwar Younis Dar""",
        """Abd Akb Anj Ars Asgh Bash Fark Faz Ghaz Hab Ham Has Ikr Jab Jal Kam Kar Khur Lat Mahf Mans Mas
        Mukht Mun Nad Naz Par Qad Raf Ram Raz Sab Sal Sham Shauk Sid Sul Tan Tas Waq Wah Yam Zah Zub""",
        "ar een i aq at uddin ullah an ur awaz wi ani ood ain ri eri ali oon iq elia vi mi aza ohi",
    ),
    "Indian": _names(
        0.07,
        """Priya Sunita Anita Meena Lakshmi Kavita Neha Pooja Anjali Rekha Gurpreet Harpreet Manjit Jaswinder
        Kiran Simran Jasmine Deepika Divya Shreya Aarti Nisha Radha Sita Geeta Usha Hema Bhavna Hansa Kokila
        Nirmala Pushpa Savita Sarita Parminder Balwinder Rajinder Kulwinder Amandeep Navdeep Ramanjit Ishani
        Anika Diya Asha Jyoti Lalita Madhu Padma Revathi Saraswathi Thilaga Vasantha Malathi""",
        """Raj Sanjay Amit Vijay Rahul Rohan Arjun Ravi Suresh Ramesh Mukesh Dinesh Rakesh Ashok Anil Sunil
        Harjit Gurdeep Jaspal Balbir Manpreet Sukhdev Kuldeep Jagdeep Ajay Deepak Nikhil Vikram Krishna Ganesh
        Hari Mohan Gopal Kishan Bharat Nilesh Hitesh Jayesh Kalpesh Paresh Pravin Rajan Satish Yash Dev Aarav
        Vihaan Surinder Mohinder Baljit Hardeep Senthil Murugan Kumaran Subramaniam Venkatesh Karthik""",
        """Patel Singh Kaur Shah Sharma Kumar Mistry Gill Dhillon Sandhu Chauhan Desai Joshi Mehta Parmar
        Sidhu Gupta Solanki Rai Grewal Bains Dhaliwal Nair Menon Iyer Reddy Rao Verma Kapoor Malhotra Bhatt
        Trivedi Pandya Amin Banerjee Mukherjee Chatterjee Das Ghosh Bose Krishnan Subramanian Pillai Thakkar
        Lad Modi Popat Raval Sahota Johal Mann Virk Cheema Atwal Sohal Bhogal Panesar Matharu""",
        """Agar Amb Ban Bhar Bhat Chand Chaud Dam Dev Dhan Gan Gok Gov Hari Jag Jai Jay Kal Kan Kesh Kot Lak
        Mad Mah Man Mur Nag Nan Nar Pan Para Pra Ragh Raj Ram San Sav Shan Shiv Som Sri Sun Thak Tri Vas Ven
        Vish""",
        "wal ani athan arajan endra eshwar ia ar appan swamy nathan war al kar ukar ekar il vala wala esh anand",
    ),
    "Arabic/Somali": _names(
        0.05,
        """Fatima Amina Hodan Khadra Faduma Halima Sahra Ifrah Hibaq Nimco Asha Maryan Hawa Zahra Ayan Deqa
        Ubah Muna Layla Nour Hanan Salma Rania Dina Mariam Huda Iman Najma Sagal Ladan Idil Fowsia Shukri Raho
        Hafsa Samira Rahma Yasmin Suad Amal Basma Lubna Ruqiya Sumaya Zamzam Sucaad Kaltun Bishaaro Aamina
        Wafa Reem Abir Ghada""",
        """Mohamed Ahmed Abdi Ali Hassan Abdirahman Yusuf Omar Ibrahim Abdullahi Mahad Khalid Osman Farah
        Hussein Said Jama Ismail Mustafa Abdikarim Bashir Mukhtar Nur Guled Liban Warsame Hamza Bilal Karim
        Tarek Samir Walid Nabil Youssef Jamal Rashid Faisal Adel Hisham Majed Ziad Anas Abdulaziz Abdifatah
        Abdirizak Suleiman Dahir Awil Cabdi Axmed Xasan Zakariya Salah Idris Mahmoud Firas Ayman""",
        """Ali Mohamed Ahmed Hassan Hussein Abdi Ibrahim Omar Yusuf Farah Osman Jama Warsame Nur Adan Elmi
        Aden Abdullahi Ismail Mohamud Hersi Salah Abdalla Mahamud Al-Masri Al-Hassan Haddad Saleh Nasser
        Khalil Mansour Hamdan Mahdi Suleiman Bakr Aziz Karim Rahman Haji Sheikh Egal Gedi Duale Samatar Roble
        Barre Isse Dirie Awale Guled Magan Hashi Dualeh Noor Shire Kahin""",
        """Abd Al-Am Al-Bas Al-Far Al-Ham Al-Jab Al-Kas Al-Mas Al-Nas Al-Raf Al-Sab Al-Tam Al-Zah Bar Bih Dah
        Dub Fah Gas Gul Had Ham Hir Isa Jib Jir Khal Lib Mag Mans Mus Naj Nas Ros Sabr Sah Sal Tah Wah War Yas
        Zak""",
        "i awi an ani ari adi iya oun our eed il ir ow ey aan ab ad allah oud ale",
    ),
    "Polish": _names(
        0.06,
        """Anna Katarzyna Małgorzata Agnieszka Monika Ewa Joanna Magdalena Aleksandra Zofia Zuzanna Julia Maja
        Hanna Natalia Karolina Justyna Iwona Beata Dorota Renata Danuta Grażyna Bożena Elżbieta Barbara Kinga
        Paulina Sylwia Marta Weronika Patrycja Wiktoria Oliwia Kamila Izabela Jolanta Halina Krystyna Teresa
        Urszula Aneta Edyta Ilona Dominika Ewelina Lena Alicja Gabriela Nikola""",
        """Piotr Krzysztof Andrzej Tomasz Paweł Michał Jan Jakub Łukasz Marcin Adam Mateusz Grzegorz Wojciech
        Mariusz Dariusz Zbigniew Jerzy Rafał Robert Kamil Szymon Filip Kacper Bartosz Maciej Przemysław
        Sławomir Jarosław Mirosław Stanisław Jacek Artur Marek Dawid Sebastian Patryk Radosław Oskar Wiktor
        Igor Leszek Waldemar Zdzisław Ryszard Bogusław Antoni Franciszek Aleksander Dominik""",
        """Nowak Kowalski Wiśniewski Wójcik Kowalczyk Kamiński Lewandowski Zieliński Szymański Woźniak
        Dąbrowski Kozłowski Jankowski Mazur Wojciechowski Kwiatkowski Krawczyk Kaczmarek Piotrowski Grabowski
        Zając Pawłowski Michalski Król Wieczorek Jabłoński Wróbel Nowakowski Majewski Olszewski Stępień
        Malinowski Jaworski Adamczyk Dudek Nowicki Pawlak Górski Witkowski Walczak Sikora Baran Rutkowski
        Michalak Szewczyk Ostrowski Tomaszewski Pietrzak Jędrzejewski Wróblewski""",
        """Bar Bia Bog Bor Brzo Chmie Cich Czar Dom Droz Gał Gaw Głow Goł Gór Grze Jan Jaś Kal Kar Klim Koch
        Kos Kras Krup Kub Kur Lip Łuk Mach Mar Mich Mil Mro Niem Olsz Osi Paw Piet Pod Przy Rog Rud Sad Sik
        Skrz Sob Sta Strze Szcz Tom Trze Urb Wal Wasi Wit Woj Zab Zaw Żuk""",
        "ewski owski iński czak czyk icki alski ecki asik ulski anek ka ała ęba elak ański orek ski",
        feminine="ski>ska cki>cka",
    ),
    "Romanian": _names(
        0.04,
        """Maria Elena Ana Ioana Mihaela Andreea Cristina Alexandra Gabriela Daniela Simona Raluca Nicoleta
        Florentina Mariana Georgiana Adriana Roxana Loredana Denisa Bianca Larisa Cătălina Oana Anca Diana
        Irina Laura Camelia Lavinia Mădălina Ramona Corina Doina Steliana Viorica Rodica Luminița Ionela Crina
        Sorina Ecaterina Paraschiva Ana-Maria Elena-Daniela Ioana-Alexandra Maria-Cristina""",
        """Andrei Alexandru Ionuț Mihai Florin Cristian Adrian Gheorghe Ion Vasile Constantin Marian Daniel
        Bogdan Gabriel Ștefan Nicolae Marius Cătălin Cosmin Ciprian Dragoș Răzvan Vlad Sorin Lucian Ovidiu
        Claudiu Costel Petru Dumitru Ilie Laurențiu Silviu Viorel Valentin Sebastian Emil Liviu Radu Traian
        Tiberiu Victor Doru Ionel David-Andrei Mihai-Alexandru""",
        """Popescu Popa Ionescu Radu Dumitru Stan Stoica Gheorghe Matei Ciobanu Rusu Constantin Marin Dinu
        Munteanu Moldovan Șerban Lazăr Florea Dumitrescu Tudor Barbu Nistor Cojocaru Ungureanu Țurcanu Stanciu
        Ene Oprea Sandu Toma Ghiță Preda Anghel Neagu Bucur Manole Dobre Voicu Iordache Nicolescu Crăciun
        Ardelean Mocanu Roman Suciu Bălan Iancu Pârvu Enache""",
        """Alb And Ant Arg Bâr Băl Bog Bră Buc Căl Câm Cern Chi Coc Cos Cre Dan Dob Drăg Fil Flor Găv Geo Grig
        Hor Ior Lup Măr Mir Mold Neg Nic Olt Pân Pet Pop Răd Roș Săv Sim Stă Ște Tăn Tom Țig Urs Văd Vis Vlă
        Zam""",
        "escu eanu aru an ache ea ăscu oiu ilă uță ici ulescu inescu oianu uțu eș",
    ),
    "Slovak/Roma": _names(
        0.03,
        """Mária Anna Zuzana Katarína Eva Jana Helena Monika Lucia Veronika Martina Ivana Denisa Vanesa Simona
        Marcela Žaneta Renáta Angela Božena Margita Gizela Irena Valéria Erika Viera Jolana Nikola Kristína
        Dominika Sabína Klaudia Petra Alžbeta Magdaléna Štefánia Ľudmila Terézia Vanessa Esmeralda Rozália
        Ružena Júlia""",
        """Jozef Ján Peter Milan Martin Michal Štefan Ladislav František Marek Tomáš Lukáš Patrik Dušan Róbert
        Roman Miroslav Vladimír Ondrej Rastislav Gejza Béla Kevin Denis Kristián Erik Viliam Ľubomír Igor
        Marián Pavol Jaroslav Juraj Rudolf Arpád Zoltán Dezider Koloman Alexander Ivan Matej Samuel Dávid""",
        """Horváth Kováč Varga Balog Tóth Nagy Lakatoš Oláh Žiga Dunka Tokár Bílý Pokuta Gábor Giňa Rác Ferko
        Pačan Badžo Mižigár Demeter Daniš Kandráč Conka Pešta Červeňák Miko Puško Gunár Bandy Cina Kroščen
        Šarišský Ďuďa Klempár Farkaš Molnár Novák Bartoš Hudák Kučera Sivák Baláž""",
        """Bad Bal Ban Bar Bend Bil Čer Čon Dan Dor Dun Fer Gab Gaž Gor Haj Hol Hric Jan Kal Kan Kot Krč Kuč
        Lac Mač Mat Mih Oláš Pač Pet Pol Puš Rač Rus Šan Sid Siv Štev Suč Tan Tir Tur Vaš Zub Žold""",
        "ák ík ko aj an ár áč or iak uš oš ič ej el čík óš ský anič ka a",
        feminine="ský>ská ý>á a>ová o>ová >ová",
    ),
    "West African": _names(
        0.04,
        """Blessing Grace Mercy Comfort Ngozi Chioma Ifeoma Adaeze Oluwaseun Folake Yetunde Funmilayo Temitope
        Abimbola Akosua Abena Ama Efua Esi Adwoa Patience Gifty Joy Faith Peace Esther Ruth Deborah Aminata
        Fatoumata Mariama Isatou Kadiatu Hawa Adama Amarachi Chinonso Nkechi Obiageli Titilayo Omolara Bukola
        Simisola Tolulope Oyinkansola Chidinma Uchenna Precious Favour""",
        """Emmanuel Samuel David Daniel Joseph Chukwuemeka Chinedu Obinna Ifeanyi Kelechi Babatunde Olumide
        Oluwaseun Femi Segun Kwame Kofi Kwabena Yaw Kojo Kwaku Ebenezer Isaac Solomon Michael Prince Mamadou
        Ousmane Ibrahima Lamin Alieu Ebrima Sorie Abdoulaye Tunde Ayodele Adebayo Olamide Temitope Damilola
        Chukwudi Uche Emeka Nnamdi Godwin Sunday Moses Elijah Gideon""",
        """Mensah Okafor Adeyemi Boateng Owusu Okonkwo Adebayo Asante Eze Osei Appiah Ogunleye Nwosu Amoah
        Conteh Kamara Sesay Diallo Bah Jallow Ceesay Koroma Agyeman Addo Antwi Ansah Acheampong Sarpong Opoku
        Frimpong Ofori Adeleke Oladipo Balogun Afolabi Ojo Bello Lawal Chukwu Obi Nwachukwu Onyeka Igwe Uzor
        Anyanwu Bangura Turay Fofanah Sowe Touray Danso""",
        """Ade Adeba Afo Aki Ako Alab Ama Anan Ayo Baba Chuku Dada Eke Fadi Fala Ikwu Kwar Madu Nna Nwa Obi
        Oda Ogun Oke Okor Ola Olu Omo Onwu Onye Opa Osa Otu Owo Oye Sho Taiwo Ude Umeh Uzo""",
        "bayo dele yemi sola tunde kunle niyi femi wale lade yinka biyi chukwu nweze kafor eji ka ebe ibe ogu aye dipo",
    ),
    "Turkish": _names(
        0.02,
        """Fatma Ayşe Emine Hatice Zeynep Elif Meryem Şerife Zehra Sultan Hanife Merve Havva Özlem Yasemin
        Hülya Sevgi Gülsüm Gülşen Dilek Esra Büşra Kübra Selin Ebru Derya Nurcan Songül Aysel Filiz Pınar
        Çiğdem Tuğba Melek Sibel Şükran Leyla Nermin Ece Azra Defne Ceren Nazlı İpek""",
        """Mehmet Mustafa Ahmet Ali Hüseyin Hasan İbrahim Osman Yusuf Murat Ömer Ramazan Halil Süleyman
        Abdullah Emre Fatih Serkan Hakan Burak Kemal Cem Volkan Erkan Özgür Gökhan Tolga Uğur Cengiz Metin
        Orhan Yılmaz Şahin Bülent Barış Deniz Eren Kaan Çağlar Doğan Ercan İsmail Kadir Selim Tuncay Ümit""",
        """Yılmaz Kaya Demir Çelik Şahin Yıldız Yıldırım Öztürk Aydın Özdemir Arslan Doğan Kılıç Aslan Çetin
        Kara Koç Kurt Özkan Şimşek Polat Korkmaz Çakır Erdoğan Yavuz Can Acar Şen Aktaş Güler Yalçın Güneş
        Bozkurt Bulut Keskin Ünal Turan Gül Özer Işık Kaplan Avcı Sarı Tekin Taş Köse Yüksel Ateş Aksoy""",
        """Ak Al Altın Bay Boz Cey Çak Dem Der Dur Ege Er Gök Gül Gün Has İl Kah Kar Kırk Koca Kor Mut Nal
        Onur Ör Öz Pek Sağ Sel Soy Şen Taş Tok Top Tuna Uç Ulu Uz Ver Yal Yaz Yeş Yur Zey""",
        "oğlu soy taş kaya demir türk er göz çı lı tepe bay han kan tekin baş sever gil maz doğan yol ok yürek",
    ),
}
