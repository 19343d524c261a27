"""Words that give a card away, by language: data of `words.py`, which says how they are written.

Each line: the words of one language, with ", " between them.
"""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["TELLING"]

TELLING: Mapping[str, str] = {
    "am": "*ፖሊስ*, *መነገድ*, *ወሲብ*, *ብዝበዛ*, *ባርነት*, *በግዳጅ*, *ዝውውር*",
    "ar": (
        "*شرطة*, *اتجار*, *استغلال*, *ضحية*, *ضحايا*, *الجنس*, الساخن, *عبودية*, *إجبار*, *دعارة*, *تهريب*"
    ),
    "az": "insan alveri*, köləlik*, zorla*, istismar*, fahişəlik*, polis*, seks*, qaçaqmalçılıq*",
    "bg": "трафик*, робств*, принуд*, експлоатац*, проститу*, полици*, секс*, престъп*",
    "bn": "মানব পাচার*, পাচার*, দাসত্ব*, শোষণ*, জোর করে*, যৌনকাজ*, পতিতা*, পুলিশ*",
    "bs": (
        "trgovina ljudima*, ropstvo*, silom*, eksploatacija*, prostitucij*, polici*, krijumčarenje*, seks*"
    ),
    "ceb": "trafficking*, slavery*, pulis*, police*, gipugos*, pagpahimulos*, prostitusyon*, ulipon*",
    "cs": "obchodování s lidmi*, obchod s lidmi*, otroctv*, vykořisť*, nucen*, prostituc*, polici*",
    "cy": "masnach*, fasnach*, caethwas*, gaethwas*, camfantei*, gorfod*, puteind*, heddlu*",
    "de": "menschenhandel*, sklaverei*, zwang*, zwing*, ausbeut*, prostitution*, polizei*",
    "el": "εμπορία*, δουλεία*, εκμετάλλευσ*, εκμεταλλε*, αναγκάζ*, πορνεί*, αστυνομ*",
    "en": (
        "traffick*, smuggl*, police, hotline, helpline, victim*, abuse*, exploit*, slave*, rescue*, "
        "escape*, sex, sexual*, prostitut*, crime*, illegal*, immigra*, deport*, emergency, danger*, "
        "threat*, violen*, shelter"
    ),
    "es": (
        "trata, tráfico, policía*, víctima*, abuso*, explota*, esclav*, rescat*, sexo, sexual*, delito*, "
        "migra*, deport*, emergencia*, peligro*, refugio, obligan, fuerza, prostitu*"
    ),
    "fa": "قاچاق انسان*, برده*, بردگی*, بهره‌کشی*, مجبور*, سکس*, فحشا*, پلیس*",
    "fil": (
        "human trafficking*, pang-aalipin*, slavery*, pagsasamantala*, sapilitan*, pinipilit*, "
        "prostitusyon*, pulis*"
    ),
    "fr": (
        "traite des personnes*, esclavage*, exploitation*, travail forcé*, forcer, prostitution*, "
        "police, sexe"
    ),
    "gu": "તસ્કરી*, ગુલામી*, બળજબરી*, શોષણ*, દેહવેપાર*, પોલીસ*, સેક્સ*, મજબૂર*",
    "he": "*סחר בבני אדם*, *עבדות*, ניצול, *כפייה*, *זנות*, *משטרה*, *למכור מין*, *הברחת אנשים*",
    "hi": "हेल्पलाइन, पीड़ित*, यौन, तस्करी*, गुलामी*, ज़बरदस्ती*, शोषण*, देह व्यापार*, पुलिस*, मजबूर*",
    "hr": "trgovanj*, ropstv*, prisil*, izrabljiv*, prostituc*, policij*, seks*, krijumčar*",
    "ht": "trafik moun*, esklavaj*, eksplwatasyon*, travay fòse*, fòse*, pwostitisyon*, lapolis*",
    "hu": "emberkeresked*, rabszolga*, kényszer*, kizsákmány*, prostit*, rendőr*, szex*",
    "hy": "թրաֆիքինգ*, ստրկ*, ստիպ*, շահագործ*, մարմնավաճառ*, ոստիկան*, սեքս*, հարկադր*",
    "id": (
        "perdagangan orang*, perdagangan manusia*, perbudakan*, eksploitasi*, kerja paksa*, dipaksa*, "
        "pelacuran*, polisi*"
    ),
    "it": "tratta*, schiavit*, costrett*, sfruttament*, prostitu*, polizia*, sesso, reato",
    "ja": (
        "*警察*, *人身取引*, *人身売買*, *ホットライン*, *被害*, *搾取*, *売春*, *性的*, *奴隷*, *強制*, "
        "*性を売*"
    ),
    "ka": "ტრეფიკინგ*, მონობ*, იძულებ*, ექსპლუატაცი*, პროსტიტუცი*, ვაჭრობ*, პოლიცი*, სექსი*",
    "kk": "адам саудасы*, құлдық*, мәжбүр*, қанау*, жезөкшелік*, полиция*, сексуал*",
    "km": ("*ប៉ូលិស*, *ជួញដូរ*, *រងគ្រោះ*, *ផ្លូវភេទ*, *រត់ពន្ធ*, *ទាសភាព*, *បង្ខំ*, *កេងប្រវ័ញ្ច*, *ពេស្យា*"),
    "kn": "ಕಳ್ಳಸಾಗಣೆ*, ಗುಲಾಮಗಿರಿ*, ಬಲವಂತ*, ಶೋಷಣೆ*, ವೇಶ್ಯಾವಾಟಿಕೆ*, ಲೈಂಗಿಕ*, ಪೊಲೀಸ*",
    "ko": "*경찰*, *인신매매*, *핫라인*, *피해*, *착취*, *성매매*, *노예*, *강제*, *매춘*, *강요*",
    "ky": "адам сатуу*, кулчулук*, эзүү*, мажбур*, полици*, секс*, сойку*",
    "lt": (
        "prekyba žmonėmis*, prekybą žmonėmis*, vergij*, vergov*, išnaudoj*, priverst*, prostituc*, policij*"
    ),
    "lv": "tirdzniec*, verdzīb*, spiež*, ekspluat*, prostitūc*, policij*, seks*, piespied*",
    "ml": "മനുഷ്യക്കച്ചവട*, മനുഷ്യക്കടത്ത*, അടിമത്ത*, നിർബന്ധി*, ചൂഷണ*, വേശ്യാവൃത്തി*, ലൈംഗിക*, പോലീസ*",
    "mn": "наймаа*, боолчлол*, хүчээр*, хүчинд*, мөлжл*, биеэ үнэл*, цагдаа*, бэлгийн*",
    "mr": "तस्करी*, गुलामगिरी*, जबरदस्ती*, सक्ती*, शोषण*, वेश्या*, देहविक्री*, पोलिस*",
    "ms": "pemerdagangan*, perhambaan*, paksa*, eksploitasi*, pelacur*, polis*, seks*, jenayah*",
    "ne": "बेचबिखन*, दासता*, शोषण*, जबरजस्ती*, यौन*, वेश्या*, प्रहरी*, तस्करी*",
    "pa": "ਤਸਕਰੀ*, ਗ਼ੁਲਾਮੀ*, ਸ਼ੋਸ਼ਣ*, ਮਜਬੂਰ*, ਜ਼ਬਰਦਸਤੀ*, ਦੇਹ ਵਪਾਰ*, ਸੈਕਸ*, ਪੁਲਿਸ*",
    "pl": (
        "handel ludźmi*, handlu ludźmi*, handlowi ludźmi*, niewolnictw*, wyzysk*, zmusza*, prostytucj*, "
        "polic*"
    ),
    "pt": "tráfico*, traficad*, escrav*, explora*, forçad*, prostitu*, polícia*, contrabando*",
    "ro": "trafic*, sclavi*, forțat*, exploat*, prostitu*, poliți*, sexual*, infracțiun*",
    "ru": "торговл*, рабств*, эксплуатац*, заставля*, принужд*, проституц*, полиц*, секс*",
    "si": "මිනිස් වෙළඳාම*, වහල්*, සූරාකෑම*, ලිංගික*, බලෙන්*, පොලිසි*, පොලිස්*, ගණිකා*",
    "sk": (
        "obchodovan*, otroctv*, núti*, vykorisť*, prostitúc*, polícia*, polície*, prevádzačstv*, trestný*"
    ),
    "so": "ganacsiga dadka*, addoonsi*, dhiigmiirasho*, qasb, galmo*, booliska*, tahriib*, dhillays*",
    "sq": "trafik*, skllav*, shfryt*, detyro*, prostit*, polici*, kontraband*",
    "sr": "трговин*, ропств*, експлоатац*, присил*, проституц*, полициј*, секс*, кријумчар*",
    "sw": (
        "biashara haramu ya watu*, usafirishaji haramu*, utumwa*, unyonyaji*, kulazimish*, ukahaba*, polisi*"
    ),
    "ta": "மனித வணிக*, கடத்தல்*, அடிமை*, கட்டாய*, சுரண்டல்*, விபச்சார*, பாலியல்*, போலீஸ்*",
    "te": "అక్రమ రవాణా*, బానిస*, బలవంత*, దోపిడీ*, వ్యభిచార*, పోలీసు*, లైంగిక*, సెక్స్*",
    "th": ("*ตำรวจ*, *ค้ามนุษย์*, *สายด่วน*, *เหยื่อ*, *ทาส*, *ถูกบังคับ*, *แสวงประโยชน์*, *บริการทางเพศ*, *ลักลอบ*"),
    "tr": "insan ticareti*, kölelik*, zorla*, sömürü*, fuhuş*, polis*, seks*, kaçakçılığı*",
    "uk": "торгівля людьми*, торгівлі людьми*, рабств*, примус*, експлуатац*, проституц*, поліці*",
    "ur": (
        "ہیلپ لائن, انسانی خرید و فروخت*, اسمگلنگ*, غلامی*, زبردستی*, استحصال*, جسم فروشی*, پولیس*, جنسی*"
    ),
    "uz": "odam savdosi*, qullik*, majbur*, ekspluatatsiya*, fohisha*, politsiya*, seks*, jinsiy*",
    "vi": "mua bán người*, buôn người*, nô lệ*, bóc lột*, cưỡng bức*, mại dâm*, cảnh sát*, tình dục*",
    "zh_Hans": "*警察*, *贩运*, *拐卖*, *热线*, *受害*, *剥削*, *性交易*, *卖淫*, *贩卖*, *奴役*, *强迫*",
    "zh_Hant": "*警察*, *販運*, *拐賣*, *熱線*, *受害*, *剝削*, *性交易*, *賣淫*, *奴役*, *強迫*, *被迫*",
}
