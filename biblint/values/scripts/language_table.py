"""Languages by code and name, with the scripts they are written in.

Sources: ISO 639-1 and 639-2 (code list of the Library of Congress), the ISO 639-3 codes that catalogues use for members
of Chinese, Arabic, Malay and others; the names of the babel and polyglossia packages, and `pinyin` of
biblatex-gb7714-2015; English, native, Chinese and Scandinavian names.
"""

from __future__ import annotations

LANGUAGES = """
latin|aa aar|afar
cyrillic|ab abk|abkhazian
other|ae ave|avestan
latin|af afr|afrikaans;阿非利卡语
latin|ak aka|akan
other|am amh|amharic
latin|an arg|aragonese
arabic|ar ara arb|arabic;العربية;阿拉伯语;阿拉伯文
other|as asm|assamese
cyrillic|av ava|avaric
latin|ay aym|aymara
cyrillic latin|az aze|azerbaijani
cyrillic|ba bak|bashkir
cyrillic|be bel|belarusian;беларуская;白俄罗斯语
cyrillic|bg bul|bulgarian;български;保加利亚语
other|bh bih|bihari languages
latin|bi bis|bislama
latin|bm bam|bambara
other|bn ben|bengali;bangla;বাংলা;孟加拉语
other|bo bod tib|tibetan;藏语;藏文
latin|br bre|breton
cyrillic latin|bs bos|bosnian
latin|ca cat|catalan;valencian;català;加泰罗尼亚语
cyrillic|ce che|chechen
latin|ch cha|chamorro
latin|co cos|corsican
latin other|cr cre|cree
latin|cs ces cze|czech;čeština;cesky;česky;捷克语;捷克文
cyrillic|cu chu|church slavic;old slavonic;church slavonic;old bulgarian;old church slavonic
cyrillic|cv chv|chuvash
latin|cy cym wel|welsh;cymraeg
latin|da dan|danish;dansk;丹麦语;丹麦文
latin|de deu ger|german;deutsch;allemand;德语;德文;ngerman;austrian;naustrian;swissgerman;nswissgerman
other|dv div|divehi;dhivehi;maldivian
other|dz dzo|dzongkha
latin|ee ewe|ewe
greek|el ell gre|greek;modern greek;ελληνικά;希腊语;希腊文;polutonikogreek
latin|en eng|english;englisch;anglais;inglés;英语;英文;american;british;usenglish;ukenglish;american english
latin|en eng|british english;australian;canadian;newzealand
latin|eo epo|esperanto;世界语
latin|es spa|spanish;castilian;español;espanol;spanisch;西班牙语;西班牙文;mexican;spanishmx
latin|et est ekk|estonian;eesti;爱沙尼亚语
latin|eu eus baq|basque;euskara;巴斯克语
arabic|fa fas per pes prs|persian;farsi;فارسی;波斯语;波斯文
latin|ff ful|fulah
latin|fi fin|finnish;suomi;芬兰语;芬兰文
latin|fj fij|fijian
latin|fo fao|faroese
latin|fr fra fre|french;français;francais;französisch;法语;法文;acadian;canadien;frenchb
latin|fy fry|western frisian;frisian
latin|ga gle|irish;gaeilge;爱尔兰语
latin|gd gla|gaelic;scottish gaelic
latin|gl glg|galician;galego;加利西亚语
latin|gn grn|guarani
other|gu guj|gujarati
latin|gv glv|manx
arabic latin|ha hau|hausa
hebrew|he heb iw|hebrew;עברית;希伯来语
other|hi hin|hindi;हिन्दी;印地语
latin|ho hmo|hiri motu
latin|hr hrv scr|croatian;hrvatski;克罗地亚语
latin|ht hat|haitian;haitian creole
latin|hu hun|hungarian;magyar;匈牙利语;匈牙利文
other|hy hye arm|armenian;亚美尼亚语
latin|hz her|herero
latin|ia ina|interlingua
latin|id ind in|indonesian;bahasa indonesia;印尼语;印度尼西亚语;bahasa;bahasai
latin|ie ile|interlingue;occidental
latin|ig ibo|igbo
other|ii iii|sichuan yi;nuosu
latin|ik ipk|inupiaq
latin|io ido|ido
latin|is isl ice|icelandic;íslenska;冰岛语
latin|it ita|italian;italiano;意大利语;意大利文
latin other|iu iku|inuktitut
han kana|ja jpn|japanese;日本語;日语;日文;日語
latin|jv jav|javanese
other|ka kat geo|georgian;格鲁吉亚语
latin|kg kon|kongo
latin|ki kik|kikuyu;gikuyu
latin|kj kua|kuanyama;kwanyama
cyrillic latin|kk kaz|kazakh;қазақ;哈萨克语
latin|kl kal|kalaallisut;greenlandic
other|km khm|central khmer;柬埔寨语;高棉语
other|kn kan|kannada
hangul han|ko kor|korean;한국어;조선말;韩语;韩文;朝鲜语;韓語;韓文
latin|kr kau|kanuri
arabic other|ks kas|kashmiri
arabic latin|ku kur kmr ckb|kurdish
cyrillic|kv kom|komi
latin|kw cor|cornish
cyrillic|ky kir|kirghiz;kyrgyz
latin|la lat|latin;latina;拉丁语;拉丁文
latin|lb ltz|luxembourgish;letzeburgesch
latin|lg lug|ganda
latin|li lim|limburgan;limburger;limburgish
latin|ln lin|lingala
other|lo lao|lao;老挝语
latin|lt lit|lithuanian;lietuvių;立陶宛语
latin|lu lub|luba-katanga
latin|lv lav lvs|latvian;latviešu;拉脱维亚语
latin|mg mlg|malagasy
latin|mh mah|marshallese
latin|mi mri mao|maori
cyrillic|mk mkd mac|macedonian;македонски;马其顿语
other|ml mal|malayalam
cyrillic other|mn mon khk|mongolian;монгол;蒙古语;蒙古文
other|mr mar|marathi
arabic latin|ms msa may zsm|malay;bahasa melayu;马来语;bahasam
latin|mt mlt|maltese
other|my mya bur|burmese;缅甸语
latin|na nau|nauru
latin|nb nob|norwegian bokmål;norsk bokmål;norsk (bokmål);bokmål
latin|nd nde|north ndebele
other|ne nep npi|nepali;尼泊尔语
latin|ng ndo|ndonga
latin|nl nld dut|dutch;flemish;nederlands;荷兰语;荷兰文
latin|nn nno|norwegian nynorsk;norsk nynorsk;norsk (nynorsk);nynorsk
latin|no nor|norwegian;norsk;挪威语;挪威文
latin|nr nbl|south ndebele
latin|nv nav|navajo;navaho
latin|ny nya|chichewa;chewa;nyanja
latin|oc oci|occitan;provençal
latin other|oj oji|ojibwa
latin|om orm|oromo
other|or ori|oriya;odia
cyrillic|os oss|ossetian;ossetic
arabic other|pa pan|panjabi;punjabi
latin other|pi pli|pali
latin|pl pol|polish;polski;波兰语;波兰文
arabic|ps pus|pushto;pashto
latin|pt por|portuguese;português;portugues;portuguesa;葡萄牙语;葡萄牙文;brazilian;brazil;portuges;brazilian portuguese
latin|pt por|português do brasil
latin|qu que|quechua
latin|rm roh|romansh
latin|rn run|rundi
latin|ro ron rum mo mol|romanian;moldavian;moldovan;română;romana;罗马尼亚语
cyrillic|ru rus|russian;русский;俄语;俄文
latin|rw kin|kinyarwanda
other|sa san|sanskrit;梵语;梵文
latin|sc srd|sardinian
arabic other|sd snd|sindhi
latin|se sme|northern sami
latin|sg sag|sango
other|si sin|sinhala;sinhalese;僧伽罗语
latin|sk slk slo|slovak;slovenčina;slovensky;斯洛伐克语
latin|sl slv|slovenian;slovenščina;slovene;斯洛文尼亚语
latin|sm smo|samoan
latin|sn sna|shona
latin|so som|somali
latin|sq sqi alb|albanian;shqip;阿尔巴尼亚语
cyrillic latin|sr srp scc|serbian;српски;srpski;塞尔维亚语;serbianc
latin|ss ssw|swati
latin|st sot|southern sotho
latin|su sun|sundanese
latin|sv swe|swedish;svenska;瑞典语;瑞典文
latin|sw swa swh|swahili;kiswahili;斯瓦希里语
other|ta tam|tamil;泰米尔语
other|te tel|telugu
cyrillic|tg tgk|tajik
thai|th tha|thai;ไทย;ภาษาไทย;泰语;泰文
other|ti tir|tigrinya
cyrillic latin|tk tuk|turkmen
latin|tl tgl|tagalog
latin|tn tsn|tswana
latin|to ton|tonga;tongan
latin|tr tur|turkish;türkçe;turkce;土耳其语;土耳其文
latin|ts tso|tsonga
cyrillic|tt tat|tatar
latin|tw twi|twi
latin|ty tah|tahitian
arabic|ug uig|uighur;uyghur;维吾尔语;维吾尔文
cyrillic|uk ukr|ukrainian;українська;乌克兰语
arabic|ur urd|urdu;اردو;乌尔都语
cyrillic latin|uz uzb uzn|uzbek
latin|ve ven|venda
latin|vi vie|vietnamese;tiếng việt;越南语;越南文
latin|vo vol|volapük
latin|wa wln|walloon
latin|wo wol|wolof
latin|xh xho|xhosa
hebrew|yi yid ydd|yiddish
latin|yo yor|yoruba
latin|za zha|zhuang;chuang;壮语
han|zh zho chi cmn yue chs cht|chinese;中文;汉语;漢語;中国语;汉文
han|zh zho chi cmn yue chs cht|简体中文;繁体中文;繁體中文;simplified chinese;traditional chinese
han|zh zho chi cmn yue chs cht|chinese simplified;chinese traditional;mandarin;mandarin chinese
han|zh zho chi cmn yue chs cht|cantonese;中文(简体);中文（简体）
latin|zu zul|zulu
other latin|akk|akkadian
latin|ang|old english
other hebrew|arc|official aramaic;imperial aramaic
latin|arn|mapudungun;mapuche
latin|ast|asturian;bable;leonese;asturleonese
arabic|bal|baluchi
other latin arabic|ber|berber languages
latin|ceb|cebuano
other|chr|cherokee
other greek|cop|coptic
latin|dsb|lower sorbian;lowersorbian
other latin|egy|egyptian
latin|enm|middle english
latin|fil|filipino;pilipino
latin|frm|middle french
latin|fro|old french
latin|fur|friulian
latin|gmh|middle high german
latin|goh|old high german
other|got|gothic
greek|grc|ancient greek
latin|gsw|swiss german;alemannic;alsatian
latin|haw|hawaiian
other latin|hit|hittite
latin|hsb|upper sorbian;uppersorbian
other latin|kok|konkani
hebrew latin|lad|ladino
other|mai|maithili
?|mis|uncoded languages
other|mnc|manchu
other|mni|manipuri
?|mul|multiple languages
latin|en eng|engelsk;engelska
latin|de deu ger|tysk;tyska
latin|fr fra fre|fransk;franska
latin|es spa|spansk;spanska
latin|it ita|italiensk;italienska
latin|no nor|norska
latin|sv swe|svensk
latin|da dan|danska
latin|fi fin|finsk;finska
latin|nl nld dut|nederlandsk;nederländska;hollandsk
latin|pl pol|polsk;polska
latin|pt por|portugisisk;portugisiska
latin|is isl ice|islandsk;isländska
cyrillic|ru rus|russisk;ryska
han|zh zho chi cmn yue chs cht|kinesisk;kinesiska
han kana|ja jpn|japansk;japanska
greek|el ell gre|græsk;gresk;grekiska
arabic|ar ara arb|arabisk;arabiska
?|mul|flerspråklig;flerspråkig;flersproget;multilingual
han latin||pinyin
latin|myn|mayan languages
latin|nah|nahuatl languages
latin|nds|low german;low saxon
latin|non|old norse
arabic latin|ota|ottoman turkish
other|phn|phoenician
latin|pro|old provençal
latin|rom|romany
cyrillic|sah|yakut
other|sat|santali
latin|sco|scots
latin|sga|old irish
latin|smi|sami languages
other latin|sux|sumerian
other|syr|syriac
latin|tet|tetum
cyrillic|tyv|tuvinian
cyrillic|udm|udmurt
other|uga|ugaritic
?|und|undetermined
cyrillic|xal|kalmyk;oirat
?|zxx|no linguistic content;not applicable
"""
"""One language (or more of its names) a line: scripts (`?`: any), codes, names in lower case."""

OTHER_CODES = """
ace ach ada ady afa afh ain ale alg alt anp apa arp art arw ath aus awa bad bai ban bas bat bej bem
bho bik bin bla bnt bra btk bua bug byn cad cai car cau cel chb chg chk chm chn cho chp chy cmc cnr
cpe cpf cpp crh crp csb cus dak dar day del den dgr din doi dra dua dum dyu efi eka elx ewo fan fat
fiu fon frr frs gaa gay gba gem gez gil gon gor grb gwi hai hil him hmn hup iba ijo ilo inc ine inh
ira iro jbo jpr jrb kaa kab kac kam kar kaw kbd kha khi kho kmb kos kpe krc krl kro kru kum kut lah
lam lez lol loz lua lui lun luo lus mad mag mak man map mas mdf mdr men mga mic min mkh mno moh mos
mun mus mwl mwr myv nai nap new nia nic niu nog nqo nso nub nwc nym nyn nyo nzi osa oto paa pag pal
pam pap pau peo phi pon pra raj rap rar roa rup sad sai sal sam sas scn sel sem sgn shn sid sio sit
sla sma smj smn sms snk sog son srn srr ssa suk sus syc tai tem ter tig tiv tkl tlh tli tmh tog tpi
tsi tum tup tut tvl umb vai vot wak wal war was wen yao yap ypk zap zbl zen zgh znd zun zza
"""
"""The other ISO 639-2 codes."""
