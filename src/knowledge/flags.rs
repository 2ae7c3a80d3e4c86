//! Flags as round SVG documents of 512 by 512 units.

use std::sync::LazyLock;

use crate::knowledge::table;

const TABLE: &str = include_str!("../../assets/flags/flags.tsv");

/// Code and document, in order of codes.
static FLAGS: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| {
    let mut flags: Vec<_> = table::rows(TABLE).map(|[code, svg]| (code, svg)).collect();
    flags.sort_unstable_by_key(|(code, _)| *code);
    flags
});

/// The flag of a country (iso2), of a part of one ("GB-SCT"), or of "EU", "UN" or "NATO"; a whole SVG document.
///
/// Most states of the past have none.
pub fn svg(code: &str) -> Option<&'static str> {
    let code = code.to_ascii_uppercase();
    let at = FLAGS.binary_search_by(|(known, _)| (*known).cmp(&code)).ok()?;
    Some(FLAGS[at].1)
}

/// The code under which an organization's flag is kept, by its name in the table of organizations.
pub fn code_of_organization(name: &str) -> Option<&'static str> {
    Some(match name {
        "European Union" => "EU",
        "United Nations" => "UN",
        "North Atlantic Treaty Organization" => "NATO",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use crate::knowledge::flags::{FLAGS, code_of_organization, svg};
    use crate::knowledge::{CountryStatus, Knowledge};

    #[test]
    fn every_country_has_a_flag() {
        for country in Knowledge::shipped().countries.all() {
            let expected = country.status != CountryStatus::Historical;
            assert!(!expected || svg(country.iso2).is_some(), "{}", country.name);
        }
        assert!(svg("SU").is_some() && svg("YU").is_some());
        assert!(svg("ZZ").is_none());
        assert_eq!(svg("jp"), svg("JP"));
    }

    #[test]
    fn organizations_with_a_flag_are_known() {
        for organization in Knowledge::shipped().organizations.all() {
            if let Some(code) = code_of_organization(organization.name) {
                assert!(svg(code).is_some(), "{code}");
            }
        }
        for name in ["European Union", "United Nations", "North Atlantic Treaty Organization"] {
            assert!(Knowledge::shipped().organizations.by_name(name).is_some(), "{name}");
        }
    }

    #[test]
    fn every_flag_is_a_square_svg_document() {
        let options = resvg::usvg::Options::default();
        for (code, svg) in FLAGS.iter() {
            let tree = resvg::usvg::Tree::from_str(svg, &options);
            let size = tree.unwrap_or_else(|e| panic!("{code}: {e}")).size();
            assert!((size.width() - 512.0).abs() < 1e-3, "{code}");
            assert!((size.height() - 512.0).abs() < 1e-3, "{code}");
        }
    }
}
