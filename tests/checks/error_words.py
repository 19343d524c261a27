"""What spreadsheets write into a cell that has no value, language by language.

Sources: for Excel `InternationalizationUtil.cs` in forks of EPPlus (https://github.com/JanKallman/EPPlus);
for Indonesian, SPILL and CYCLE `src/i18n/languages` of HyperFormula (https://github.com/handsontable/hyperformula);
for Err:502 and its kin LibreOffice Help, "Error Codes in LibreOffice Calc".
"""

from __future__ import annotations

__all__ = ["ERROR_WORDS"]

ERROR_WORDS = {
    "en": "#NAME? #VALUE! #REF! #N/A #NUM! #DIV/0! #NULL! #SPILL! #CALC! #GETTING_DATA Err:502 Err:508",
    "cs": "#NÁZEV? #HODNOTA! #ODKAZ! #NENÍ_K_DISPOZICI #ČÍSLO! #DĚLENÍ_NULOU!",
    "da": "#NAVN? #VÆRDI! #REFERENCE! #I/T #DIVISION/0! #NUL!",
    "de": "#NAME? #WERT! #BEZUG! #NV #ZAHL! #LEER!",
    "el": "#ΟΝΟΜΑ? #ΤΙΜΗ! #ΑΝΑΦ! #Δ/Υ #ΑΡΙΘ! #ΔΙΑΙΡ./0!",
    "es": "#¿NOMBRE? #¡VALOR! #¡REF! #N/D #¡NUM! #¡DIV/0! #¡NULO!",
    "fi": "#NIMI? #ARVO! #VIITTAUS! #PUUTTUU! #LUKU! #JAKO/0! #TYHJÄ!",
    "fr": "#NOM? #VALEUR! #NOMBRE! #NUL!",
    "hr": "#NAZIV? #VRIJEDNOST! #BROJ! #DIJ/0!",
    "hu": "#NÉV? #ÉRTÉK! #HIV! #HIÁNYZIK #SZÁM! #ZÉRÓOSZTÓ!",
    "id": "#NILAI! #ANGKA! #BAGI0! #GALAT! #TUMPAH! #SIKLUS!",
    "it": "#NOME? #VALORE! #RIF! #N/D",
    "nb": "#NAVN? #VERDI! #I/T",
    "nl": "#NAAM? #WAARDE! #VERW! #N/B #GETAL! #DEEL/0! #LEEG!",
    "pl": "#NAZWA? #ARG! #ADR! #N/D! #LICZBA! #DZIEL/0!",
    "pt": "#NOME? #VALOR! #N/D #NÚM!",
    "ro": "#NUME? #VALOARE!",
    "ru": "#ИМЯ? #ЗНАЧ! #ССЫЛКА! #Н/Д #ЧИСЛО! #ДЕЛ/0! #ПУСТО!",
    "sk": "#NÁZOV? #HODNOTA! #ODKAZ! #NEDOSTUPNÝ #ČÍSLO! #DELENIENULOU!",
    "sl": "#IME? #VREDN! #SKLIC! #N/V #ŠTEV! #DEL/0!",
    "sv": "#NAMN? #VÄRDEFEL! #REFERENS! #SAKNAS! #OGILTIGT! #DIVISION/0!",
    "tr": "#AD? #DEĞER! #BAŞV! #YOK #SAYI! #SAYI/0!",
}
