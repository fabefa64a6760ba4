"""Names of people, from the traditions that a British directory holds."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache
from random import Random

_PLAIN = str.maketrans(
    {"ł": "l", "Ł": "L", "ø": "o", "đ": "d", "ı": "i", "ß": "ss", "’": "", "'": ""}
)


@dataclass(frozen=True, slots=True)
class Tradition:
    """Given and family names that go together; `a/b` is a man's and a woman's form of one name."""

    weight: int
    men: tuple[str, ...]
    women: tuple[str, ...]
    families: tuple[str, ...]
    languages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Name:
    """One person's name, without titles and honours."""

    given: str
    family: str
    woman: bool
    languages: tuple[str, ...] = ()

    @property
    def full(self) -> str:
        """The given name and the family name."""
        return f"{self.given} {self.family}"


def _tradition(
    weight: int, men: str, women: str, families: str, languages: tuple[str, ...] = ()
) -> Tradition:
    listed = [tuple(part.strip() for part in text.split(",")) for text in (men, women, families)]
    return Tradition(weight, listed[0], listed[1], listed[2], languages)


ENGLISH = _tradition(
    46,
    "Adam, Adrian, Alan, Alastair, Andrew, Anthony, Barnaby, Ben, Bernard, Christopher, Colin, "
    "Conrad, Craig, Daniel, Darren, David, Dominic, Edmund, Edward, Felix, Gareth, Gavin, Giles, "
    "Graham, Guy, Harvey, Henry, Hugo, Ian, James, Jasper, Jeremy, Jonathan, Julian, Keith, "
    "Laurence, Leo, Malcolm, Marcus, Martin, Matthew, Miles, Neil, Nigel, Oliver, Patrick, Paul, "
    "Philip, Ralph, Richard, Robert, Robin, Rupert, Simon, Stephen, Stuart, Thomas, Toby, Will",
    "Abigail, Alice, Alison, Amanda, Angela, Beatrice, Bridget, Carol, Caroline, Charlotte, "
    "Clare, Deborah, Diana, Dorothy, Eleanor, Elizabeth, Emma, Esther, Fiona, Frances, Georgina, "
    "Gillian, Grace, Hannah, Harriet, Helen, Imogen, Isobel, Jane, Janet, Jennifer, Joanna, "
    "Judith, Karen, Katherine, Laura, Lesley, Lucy, Lydia, Margaret, Marian, Martha, May, Miriam, "
    "Naomi, Nicola, Penelope, Philippa, Rachel, Rebecca, Rosalind, Ruth, Sarah, Sophie, Susan, "
    "Tamsin, Tracey, Verity, Wendy",
    "Able, Ackroyd, Alderman, Appleyard, Arkwright, Atherley, Bailey, Barraclough, Beckwith, "
    "Bellwood, Birtwhistle, Blackshaw, Bracewell, Brandreth, Braithwaite, Brockbank, Calloway, "
    "Carnforth, Chadderton, Clitheroe, Colbeck, Copplestone, Cottingham, Crabtree, Culshaw, Day, "
    "Dearden, Dewhurst, Dunstable, Eastwell, Ecclesfield, Elphick, Entwistle, Fairclough, "
    "Fenwick, Fothergill, Garside, Gathercole, Goodwright, Greenhalgh, Gray, Grimshaw, Hallam, "
    "Hardcastle, Hargreave, Haverstock, Heptonstall, Hesketh, Hollins, Hornby, Ingham, Jessop, "
    "Kay, Kershaw, Lambton, Langstaff, Leadbetter, Lister, Longbottom, Lumley, Marsden, May, "
    "Metcalfe, Midgley, Mossop, Murgatroyd, Netherby, Nuttall, Oakenshaw, Ogden, Openshaw, "
    "Osgood, Pargeter, Peverell, Pickersgill, Plumpton, Postlethwaite, Quarmby, Ramsbottom, "
    "Redfearn, Rawcliffe, Rishworth, Rowbotham, Satterthwaite, Scargill, Shackleford, "
    "Sheepshanks, Silverwood, Skelton, Smallwood, Southgate, Stanhope, Sugden, Sutcliffe, "
    "Tattersall, Thistlethwaite, Thwaite, Tolliver, Townend, Trelawny, Tunnicliffe, Unsworth, "
    "Varley, Wadsworth, Walmsley, Wetherby, Whitwell, Widdowson, Winterbourne, Wolstenholme, "
    "Woodhead, Wrigley, Yardley, Yelland",
)
WELSH = _tradition(
    8,
    "Aled, Aneirin, Bryn, Cai, Dafydd, Deiniol, Dylan, Eifion, Emrys, Gethin, Gruffydd, Gwilym, "
    "Hywel, Idris, Iestyn, Ieuan, Llŷr, Llywelyn, Meirion, Osian, Owain, Rhodri, Rhys, Siôn, Tudur",
    "Angharad, Anwen, Bethan, Carys, Catrin, Ceinwen, Delyth, Eirlys, Elin, Eluned, Ffion, "
    "Gwenllian, Heledd, Llinos, Lowri, Mair, Megan, Menna, Nerys, Nia, Rhiannon, Siân, Siwan",
    "ap Gwilym/ferch Gwilym, ap Rhydderch/ferch Rhydderch, Bebb, Bevan, Cadwaladr, Eynon, "
    "Gethin, Gwynne, Llewellyn, Lloyd, Maddocks, Meredith, Onions, Parry, Penry, Pritchard, "
    "Probert, Prothero, Prydderch, Pugh, Rhydderch, Tudor, Vaughan, Wynn, Yorath",
    ("cy",),
)
GAELIC = _tradition(
    8,
    "Alasdair, Aonghas, Calum, Coinneach, Dòmhnall, Eòin, Fearghas, Fionnlagh, Hamish, Iain, "
    "Lachlan, Murdo, Niall, Ruairidh, Seumas, Tormod, Uilleam, Euan, Gregor, Struan",
    "Ailsa, Catrìona, Ceit, Ciorstaidh, Eilidh, Fionnghal, Iseabail, Kirsteen, Màiri, Marsaili, "
    "Mòrag, Oighrig, Peigi, Raghnaid, Seonaid, Sìne, Una, Shona, Rhona, Mhairi",
    "Abercrombie, Auchterlonie, Balquhidder, Carmichael, Colquhoun, Dalziel, Farquharson, "
    "Kinloch, MacAulay, MacCorquodale, MacEachern, MacIlwraith, MacKinnon, MacLennan, MacPhail, "
    "MacQuarrie, MacSween, MacVicar, Menzies, MacDhòmhnaill/NicDhòmhnaill, "
    "MacLeòid/NicLeòid, Ruthven, Strachan, Urquhart",
    ("gd",),
)
IRISH = _tradition(
    7,
    "Aodhán, Cathal, Ciarán, Colm, Conor, Cormac, Declan, Diarmuid, Donal, Eamon, Eoin, Fergal, "
    "Fintan, Lorcan, Malachy, Oisín, Pádraig, Ruairí, Séamus, Tadhg",
    "Aoife, Bláthnaid, Bríd, Caoimhe, Ciara, Clodagh, Deirdre, Dervla, Fionnuala, Gráinne, "
    "Maeve, Niamh, Nuala, Oonagh, Orla, Róisín, Sadhbh, Sinéad, Siobhán, Úna",
    "Brannigan, Cassidy, Devlin, Donnelly, Fitzsimons, Geraghty, Heaney, Kavanagh, Loughran, "
    "MacAteer, McAllister, McCluskey, McGonagle, Ó Briain/Ní Bhriain, O'Dowd, O'Hanlon, "
    "O'Neill, O'Rourke, Quigley, Rafferty, Tierney, Toner",
    ("ga",),
)
HINDU = _tradition(
    6,
    "Ajay, Anand, Anil, Harshad, Ravi, Arjun, Deepak, Dinesh, Harish, Kiran, Mahesh, Manoj, "
    "Nikhil, Prakash, Rajesh, "
    "Rohan, Sanjay, Sunil, Vikram, Vinod, Vivek",
    "Anjali, Asha, Priyanka, Bhavna, Deepa, Gita, Kavita, Lakshmi, Meena, Neha, Nisha, Priya, "
    "Radhika, "
    "Rekha, Shilpa, Smita, Sunita, Usha, Vidya",
    "Acharya, Agarwal, Deshmukh, Krishnaswamy, Vaghela, Amin, Bhatt, Chauhan, Desai, Deshpande, "
    "Iyer, Joshi, Kulkarni, Mehta, "
    "Mistry, Nair, Pandya, Patel, Raghunathan, Rao, Shah, Solanki, Subramaniam, Trivedi, Vyas",
)
PUNJABI = _tradition(
    4,
    "Amrit, Balbir, Charanjit, Daljit, Gurpreet, Harjit, Inderjit, Jaswinder, Kulwant, Manjit, "
    "Navdeep, Parminder, Ranjit, Sukhdev",
    "Amandeep, Baljit, Gurinder, Harpreet, Jasleen, Kiranjit, Manpreet, Navneet, Parveen, "
    "Ravinder, Simran, Sukhvinder, Surinder",
    "Singh Ahluwalia/Kaur Ahluwalia, Atwal, Bains, Sahota, Chahal, Dhaliwal, Dhillon, Gill, "
    "Grewal, "
    "Johal, Mann, Nijjar, Randhawa, Sandhu, Sidhu, Takhar",
)
MUSLIM = _tradition(
    6,
    "Abdul, Adeel, Samir, Ahmed, Bilal, Faisal, Farhan, Hamza, Haroon, Imran, Javed, Kamran, "
    "Nadeem, "
    "Omar, Rashid, Salman, Shafiq, Tariq, Usman, Yusuf, Zahid",
    "Aisha, Amina, Ayesha, Samira, Farzana, Fatima, Hina, Humaira, Khadija, Maryam, Nadia, "
    "Nasreen, Rukhsana, "
    "Saima, Samina, Shabana, Tahira, Yasmin, Zainab",
    "Ahmad, Akhtar, al-Hariri, Bashir, Bensaid, el-Masri, Farouk, Ali, Aslam, Chaudhry, "
    "Choudhury, Hussain, Iqbal, Karim, Khalid, Khan, "
    "Mahmood, Malik, Miah, Mirza, Qureshi, Rahman, Saeed, Siddiqui, Uddin, Zaman",
)
AFRICAN = _tradition(
    6,
    "Abiodun, Adewale, Babatunde, Olayinka, Olumide, Oyinkan, Chidi, Chukwuemeka, Ebenezer, "
    "Emeka, Femi, Ikenna, Kwabena, Kwame, Kofi, "
    "Obinna, Olusegun, Tendai, Themba, Tunde, Yaw, Farai, Abdirahman",
    "Abena, Abimbola, Adaeze, Adunni, Folasade, Mirembe, Ngozika, Thandeka, Adwoa, Akosua, "
    "Amara, Chiamaka, Efua, Folake, Ifeoma, Ngozi, Nokuthula, "
    "Olufunke, Rudo, Temitope, Thandiwe, Yewande, Zanele, Hodan",
    "Acheampong, Achebe, Achebe-Okoro, Adeleke, Adeoti, Adjei, Ansah, Asante, Ashiru, Balogun, "
    "Bankole, Bello, Bonsu, Chikowore, Ekwueme, Fashola, Frimpong, Kiprotich, Mabuza, Mutasa, "
    "Mwangi, Ncube, Nwosu, Nyerere, Oduya, Okereke, Okonjo, Sesay, Sholanke, Adebayo, Adeyemi, "
    "Afolabi, Agyeman, Amoah, Ankrah, Boateng, Chikwanha, "
    "Chukwu, Eze, Igwe, Mensah, Moyo, Ndlovu, Nwachukwu, Obi, Ogunleye, Okafor, Okonkwo, "
    "Olatunji, Osei, Owusu, Sithole, Warsame",
)
EASTERN = _tradition(
    4,
    "Andrzej, Bogdan, Dmytro, Jerzy, Kazimierz, Łukasz, Marek, Mihai, Oleksandr, Piotr, Radek, "
    "Stanisław, Tomasz, Vytautas, Wojciech, Zbigniew",
    "Agnieszka, Bożena, Dominika, Oleksandra, Daiva, Ewa, Halyna, Ioana, Joanna, Katarzyna, "
    "Magdalena, Małgorzata, "
    "Oksana, Rasa, Renata, Simona, Urszula, Zuzanna",
    "Bartoszewski/Bartoszewska, Cieślak, Kovalenko, Nowak, Wasilewski, Wiśniewski, "
    "Dąbrowski/Dąbrowska, Horvat, Ionescu, Kaczmarek, "
    "Kazlauskas/Kazlauskienė, Kowalczyk, Lewandowski/Lewandowska, Mazur, Nowicki/Nowicka, "
    "Petrescu, Shevchuk, Sikorski/Sikorska, Wójcik, Zieliński/Zielińska, Żak",
    ("pl",),
)
ELSEWHERE = _tradition(
    5,
    "Alessandro, Andreas, Antonio, Cem, Chi-Wai, Dimitri, Emanuel, Henrik, Isaac, Javier, Ka-Ming, "
    "Kenji, Leon, Luca, Mehmet, Nikos, Reza, Samuel, Saul, Winston",
    "Beatriz, Chloé, Despina, Elena, Farideh, Francesca, Inês, Leyla, Marcia, Mei-Ling, Miriam, "
    "Noor, Rivka, Rosalie, Sofia, Wai-Yee, Xanthe, Yuki, Zeynep",
    "Abrams, Baptiste, Castellano, Chan, Constantinou, Da Silva, De Souza, Demir, Ferreira, "
    "Georgiou, Hosseini, Kaplan, Lam, Lévesque, Lindqvist, Nguyễn, Olivares, Papadakis, Ricci, "
    "Rosenfeld, Tanaka, van der Meer, Wong, Yılmaz",
)

TRADITIONS = (ENGLISH, WELSH, GAELIC, IRISH, HINDU, PUNJABI, MUSLIM, AFRICAN, EASTERN, ELSEWHERE)
_WEIGHTS = tuple(tradition.weight for tradition in TRADITIONS)


def invent(random: Random) -> Name:
    """Return one name; one in fourteen has a double-barrelled family name."""
    tradition = random.choices(TRADITIONS, _WEIGHTS)[0]
    woman = random.random() < 0.48
    given = random.choice(tradition.women if woman else tradition.men)
    family = _form(random.choice(tradition.families), woman=woman)
    if random.random() < 0.07 and " " not in family and "-" not in family:
        family = f"{family}-{random.choice(ENGLISH.families)}"
    speaks = tradition.languages if random.random() < 0.6 else ()
    return Name(given, family, woman, speaks)


def _form(family: str, *, woman: bool) -> str:
    man, _, other = family.partition("/")
    return other if woman and other else man


@cache
def slug(text: str) -> str:
    """Return the text in lower-case letters, digits and single hyphens."""
    plain = unicodedata.normalize("NFKD", text.translate(_PLAIN)).encode("ascii", "ignore").decode()
    kept = "".join(letter if letter.isalnum() else " " for letter in plain.lower())
    return "-".join(kept.split())
