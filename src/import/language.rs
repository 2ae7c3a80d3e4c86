//! Which language is it in? Only English is read well; the user should know before wondering.

use whatlang::{Lang, Script};

use crate::text::{Boilerplate, Span};

/// How much of the text is looked at, in bytes; more does not make the answer surer.
const SAMPLE_BYTES: usize = 16 << 10;

/// Below this many letters, the answer is a coin toss.
const MIN_LETTERS: usize = 40;

/// The text's language as a BCP 47 tag, `und` where it cannot be told.
pub(super) fn detect(text: &str, boilerplate: &[Boilerplate]) -> &'static str {
    let mut sample = String::new();
    let mut start = 0;
    for skipped in boilerplate.iter().map(|b| b.span).chain([Span::new(text.len(), text.len())]) {
        sample.push_str(&text[start..skipped.start]);
        start = skipped.end;
        if sample.len() >= SAMPLE_BYTES {
            break;
        }
    }
    sample.truncate(sample.floor_char_boundary(SAMPLE_BYTES));
    if sample.chars().filter(|c| c.is_alphabetic()).take(MIN_LETTERS).count() < MIN_LETTERS {
        return "und";
    }
    match whatlang::detect(&sample) {
        // A line full of foreign names looks like anything in Latin letters; other scripts are
        // never English.
        Some(found) if found.is_reliable() || found.script() != Script::Latin => tag(found.lang()),
        _ => "und",
    }
}

/// What to tell the user about a text that is not in English. Nothing where that is not known: a
/// few English lines are the likeliest case.
pub(super) fn warning(tag: &str) -> Option<String> {
    let (_, _, name) = NAMES.iter().find(|(_, t, _)| *t == tag && tag != "en")?;
    Some(format!("The text seems to be in {name}; only English is read well."))
}

fn tag(lang: Lang) -> &'static str {
    NAMES.iter().find(|(l, _, _)| *l == lang).map_or("und", |(_, tag, _)| tag)
}

/// BCP 47 wants the shortest code of ISO 639.
const NAMES: &[(Lang, &str, &str)] = &[
    (Lang::Afr, "af", "Afrikaans"),
    (Lang::Aka, "ak", "Akan"),
    (Lang::Amh, "am", "Amharic"),
    (Lang::Ara, "ar", "Arabic"),
    (Lang::Aze, "az", "Azerbaijani"),
    (Lang::Bel, "be", "Belarusian"),
    (Lang::Ben, "bn", "Bengali"),
    (Lang::Bul, "bg", "Bulgarian"),
    (Lang::Cat, "ca", "Catalan"),
    (Lang::Ces, "cs", "Czech"),
    (Lang::Cmn, "zh", "Chinese"),
    (Lang::Cym, "cy", "Welsh"),
    (Lang::Dan, "da", "Danish"),
    (Lang::Deu, "de", "German"),
    (Lang::Ell, "el", "Greek"),
    (Lang::Eng, "en", "English"),
    (Lang::Epo, "eo", "Esperanto"),
    (Lang::Est, "et", "Estonian"),
    (Lang::Fin, "fi", "Finnish"),
    (Lang::Fra, "fr", "French"),
    (Lang::Guj, "gu", "Gujarati"),
    (Lang::Heb, "he", "Hebrew"),
    (Lang::Hin, "hi", "Hindi"),
    (Lang::Hrv, "hr", "Croatian"),
    (Lang::Hun, "hu", "Hungarian"),
    (Lang::Hye, "hy", "Armenian"),
    (Lang::Ind, "id", "Indonesian"),
    (Lang::Ita, "it", "Italian"),
    (Lang::Jav, "jv", "Javanese"),
    (Lang::Jpn, "ja", "Japanese"),
    (Lang::Kan, "kn", "Kannada"),
    (Lang::Kat, "ka", "Georgian"),
    (Lang::Khm, "km", "Khmer"),
    (Lang::Kor, "ko", "Korean"),
    (Lang::Lat, "la", "Latin"),
    (Lang::Lav, "lv", "Latvian"),
    (Lang::Lit, "lt", "Lithuanian"),
    (Lang::Mal, "ml", "Malayalam"),
    (Lang::Mar, "mr", "Marathi"),
    (Lang::Mkd, "mk", "Macedonian"),
    (Lang::Mya, "my", "Burmese"),
    (Lang::Nep, "ne", "Nepali"),
    (Lang::Nld, "nl", "Dutch"),
    (Lang::Nob, "nb", "Norwegian"),
    (Lang::Ori, "or", "Odia"),
    (Lang::Pan, "pa", "Punjabi"),
    (Lang::Pes, "fa", "Persian"),
    (Lang::Pol, "pl", "Polish"),
    (Lang::Por, "pt", "Portuguese"),
    (Lang::Ron, "ro", "Romanian"),
    (Lang::Rus, "ru", "Russian"),
    (Lang::Sin, "si", "Sinhala"),
    (Lang::Slk, "sk", "Slovak"),
    (Lang::Slv, "sl", "Slovenian"),
    (Lang::Sna, "sn", "Shona"),
    (Lang::Spa, "es", "Spanish"),
    (Lang::Srp, "sr", "Serbian"),
    (Lang::Swe, "sv", "Swedish"),
    (Lang::Tam, "ta", "Tamil"),
    (Lang::Tel, "te", "Telugu"),
    (Lang::Tgl, "tl", "Tagalog"),
    (Lang::Tha, "th", "Thai"),
    (Lang::Tuk, "tk", "Turkmen"),
    (Lang::Tur, "tr", "Turkish"),
    (Lang::Ukr, "uk", "Ukrainian"),
    (Lang::Urd, "ur", "Urdu"),
    (Lang::Uzb, "uz", "Uzbek"),
    (Lang::Vie, "vi", "Vietnamese"),
    (Lang::Yid, "yi", "Yiddish"),
    (Lang::Zul, "zu", "Zulu"),
];

#[cfg(test)]
mod tests {
    use super::{detect, warning};

    #[test]
    fn languages_of_a_few_sentences() {
        let check = |text, expected| assert_eq!(detect(text, &[]), expected, "{text}");
        check("The foreign minister will meet her counterpart in Oslo on Friday.", "en");
        check("Der Außenminister wird am Freitag seine Amtskollegin in Oslo treffen.", "de");
        check(
            "外務大臣は金曜日にオスロで各国の代表と会談し、地域の平和と安定について意見を交わす予定である。",
            "ja",
        );
        check("Met.", "und");
        check("Envoys: Gustavo Petro, Guillermo Lasso, Nayib Bukele, Alejandro Giammattei", "und");
    }

    #[test]
    fn the_warning_names_the_language() {
        assert!(warning("ko").unwrap().contains("Korean"));
        assert_eq!([warning("en"), warning("und")], [None, None]);
    }

    #[test]
    fn every_language_of_the_detector_has_a_tag() {
        for lang in whatlang::Lang::all() {
            assert_ne!(super::tag(*lang), "und", "{lang:?}");
        }
    }
}
