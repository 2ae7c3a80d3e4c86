//! The formats, each with a map that it could stumble over.

use expect_test::{Expect, expect};

use crate::entities::{EntityKind, OfficeStatus};
use crate::export::Format;
use crate::export::data::{Notes, data};
use crate::map::RelationshipMap;
use crate::map::fixture::{Story, map};
use crate::relations::{Predicate, Status};

/// Names and sentences that each format could stumble over.
fn odd_map() -> RelationshipMap {
    map(&[Story::new("news/day \"one\".txt")
        .country("Japan", "JP")
        .person("Ada \"the Fox\" Berg")
        .office("Foreign Minister", "Japan", OfficeStatus::Current)
        .entity(EntityKind::Organization, "=SUM(A1:A9)", &["<b>A & B</b>", "x|y_*"])
        .says(
            "Berg, \"alone\", will meet them\non Monday; A & B < C",
            "Ada \"the Fox\" Berg",
            Predicate::Meets,
            "=SUM(A1:A9)",
            Status::Planned,
        )
        .dated("on Monday", "2031-03-03", "2031-03-03")])
}

#[expect(clippy::needless_pass_by_value, reason = "an expectation stands where it is used")]
fn check(format: Format, expected: Expect) {
    let files: Vec<String> = data(&odd_map(), &[], &Notes::default(), format)
        .into_iter()
        .map(|file| format!("[{}]\n{}", file.suffix, String::from_utf8(file.bytes).unwrap()))
        .collect();
    expected.assert_eq(&files.join("\n"));
}

#[test]
fn csv_keeps_formulas_quiet() {
    check(
        Format::Csv,
        expect![[r#"
            [-nodes]
            ﻿id,name,type,country,offices,aliases,mentions,origin,note
            e1,Japan,country,JP,,,1,read,
            e2,"Ada ""the Fox"" Berg",person,,Foreign Minister of Japan,,1,read,
            e3,'=SUM(A1:A9),organization,,,<b>A & B</b>; x|y_*,1,read,

            [-edges]
            ﻿id,source,target,source_name,target_name,predicate,symmetric,kind,status,date,from,to,confidence,inferred,attributed_to,sentence,origin,note
            r1,e2,e1,"Ada ""the Fox"" Berg",Japan,holds_office,false,tie,ongoing,,,,high,false,,"Ada ""the Fox"" Berg is Foreign Minister of Japan",read,
            r2,e2,e3,"Ada ""the Fox"" Berg",'=SUM(A1:A9),meets,true,cooperation,planned,on Monday,2031-03-03,2031-03-03,medium,false,,"Ada ""the Fox"" Berg will meet =SUM(A1:A9)",read,

            [-evidence]
            ﻿edge,file,article,quote,note
            r1,"news/day ""one"".txt","day ""one"".txt",Foreign Minister,
            r2,"news/day ""one"".txt","day ""one"".txt","Berg, ""alone"", will meet them on Monday; A & B < C",
        "#]],
    );
}

#[test]
fn graphml_escapes_what_xml_reserves() {
    check(
        Format::GraphMl,
        expect![[r#"
            []
            <?xml version="1.0" encoding="UTF-8"?>
            <graphml xmlns="http://graphml.graphdrawing.org/xmlns">
              <key id="node-name" for="node" attr.name="name" attr.type="string"/>
              <key id="node-type" for="node" attr.name="type" attr.type="string"/>
              <key id="node-country" for="node" attr.name="country" attr.type="string"/>
              <key id="node-offices" for="node" attr.name="offices" attr.type="string"/>
              <key id="node-aliases" for="node" attr.name="aliases" attr.type="string"/>
              <key id="node-mentions" for="node" attr.name="mentions" attr.type="int"/>
              <key id="node-origin" for="node" attr.name="origin" attr.type="string"/>
              <key id="node-note" for="node" attr.name="note" attr.type="string"/>
              <key id="edge-predicate" for="edge" attr.name="predicate" attr.type="string"/>
              <key id="edge-symmetric" for="edge" attr.name="symmetric" attr.type="boolean"/>
              <key id="edge-kind" for="edge" attr.name="kind" attr.type="string"/>
              <key id="edge-status" for="edge" attr.name="status" attr.type="string"/>
              <key id="edge-date" for="edge" attr.name="date" attr.type="string"/>
              <key id="edge-from" for="edge" attr.name="from" attr.type="string"/>
              <key id="edge-to" for="edge" attr.name="to" attr.type="string"/>
              <key id="edge-confidence" for="edge" attr.name="confidence" attr.type="string"/>
              <key id="edge-inferred" for="edge" attr.name="inferred" attr.type="boolean"/>
              <key id="edge-attributed_to" for="edge" attr.name="attributed_to" attr.type="string"/>
              <key id="edge-sentence" for="edge" attr.name="sentence" attr.type="string"/>
              <key id="edge-origin" for="edge" attr.name="origin" attr.type="string"/>
              <key id="edge-note" for="edge" attr.name="note" attr.type="string"/>
              <key id="edge-evidence" for="edge" attr.name="evidence" attr.type="string"/>
              <graph edgedefault="directed">
                <node id="e1">
                  <data key="node-name">Japan</data>
                  <data key="node-type">country</data>
                  <data key="node-country">JP</data>
                  <data key="node-mentions">1</data>
                  <data key="node-origin">read</data>
                </node>
                <node id="e2">
                  <data key="node-name">Ada &quot;the Fox&quot; Berg</data>
                  <data key="node-type">person</data>
                  <data key="node-offices">Foreign Minister of Japan</data>
                  <data key="node-mentions">1</data>
                  <data key="node-origin">read</data>
                </node>
                <node id="e3">
                  <data key="node-name">=SUM(A1:A9)</data>
                  <data key="node-type">organization</data>
                  <data key="node-aliases">&lt;b&gt;A &amp; B&lt;/b&gt;; x|y_*</data>
                  <data key="node-mentions">1</data>
                  <data key="node-origin">read</data>
                </node>
                <edge id="r1" source="e2" target="e1">
                  <data key="edge-predicate">holds_office</data>
                  <data key="edge-symmetric">false</data>
                  <data key="edge-kind">tie</data>
                  <data key="edge-status">ongoing</data>
                  <data key="edge-confidence">high</data>
                  <data key="edge-inferred">false</data>
                  <data key="edge-sentence">Ada &quot;the Fox&quot; Berg is Foreign Minister of Japan</data>
                  <data key="edge-origin">read</data>
                  <data key="edge-evidence">day &quot;one&quot;.txt: Foreign Minister</data>
                </edge>
                <edge id="r2" source="e2" target="e3">
                  <data key="edge-predicate">meets</data>
                  <data key="edge-symmetric">true</data>
                  <data key="edge-kind">cooperation</data>
                  <data key="edge-status">planned</data>
                  <data key="edge-date">on Monday</data>
                  <data key="edge-from">2031-03-03</data>
                  <data key="edge-to">2031-03-03</data>
                  <data key="edge-confidence">medium</data>
                  <data key="edge-inferred">false</data>
                  <data key="edge-sentence">Ada &quot;the Fox&quot; Berg will meet =SUM(A1:A9)</data>
                  <data key="edge-origin">read</data>
                  <data key="edge-evidence">day &quot;one&quot;.txt: Berg, &quot;alone&quot;, will meet them on Monday; A &amp; B &lt; C</data>
                </edge>
              </graph>
            </graphml>"#]],
    );
}

#[test]
fn gexf_escapes_what_xml_reserves() {
    check(
        Format::Gexf,
        expect![[r#"
            []
            <?xml version="1.0" encoding="UTF-8"?>
            <gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">
              <graph defaultedgetype="directed">
                <attributes class="node">
                  <attribute id="0" title="type" type="string"/>
                  <attribute id="1" title="country" type="string"/>
                  <attribute id="2" title="offices" type="string"/>
                  <attribute id="3" title="aliases" type="string"/>
                  <attribute id="4" title="mentions" type="integer"/>
                  <attribute id="5" title="origin" type="string"/>
                  <attribute id="6" title="note" type="string"/>
                </attributes>
                <attributes class="edge">
                  <attribute id="0" title="predicate" type="string"/>
                  <attribute id="1" title="symmetric" type="string"/>
                  <attribute id="2" title="kind" type="string"/>
                  <attribute id="3" title="status" type="string"/>
                  <attribute id="4" title="date" type="string"/>
                  <attribute id="5" title="from" type="string"/>
                  <attribute id="6" title="to" type="string"/>
                  <attribute id="7" title="confidence" type="string"/>
                  <attribute id="8" title="inferred" type="string"/>
                  <attribute id="9" title="attributed_to" type="string"/>
                  <attribute id="10" title="sentence" type="string"/>
                  <attribute id="11" title="origin" type="string"/>
                  <attribute id="12" title="note" type="string"/>
                  <attribute id="13" title="evidence" type="string"/>
                </attributes>
                <nodes>
                  <node id="e1" label="Japan">
                    <attvalues>
                      <attvalue for="0" value="country"/>
                      <attvalue for="1" value="JP"/>
                      <attvalue for="4" value="1"/>
                      <attvalue for="5" value="read"/>
                    </attvalues>
                  </node>
                  <node id="e2" label="Ada &quot;the Fox&quot; Berg">
                    <attvalues>
                      <attvalue for="0" value="person"/>
                      <attvalue for="2" value="Foreign Minister of Japan"/>
                      <attvalue for="4" value="1"/>
                      <attvalue for="5" value="read"/>
                    </attvalues>
                  </node>
                  <node id="e3" label="=SUM(A1:A9)">
                    <attvalues>
                      <attvalue for="0" value="organization"/>
                      <attvalue for="3" value="&lt;b&gt;A &amp; B&lt;/b&gt;; x|y_*"/>
                      <attvalue for="4" value="1"/>
                      <attvalue for="5" value="read"/>
                    </attvalues>
                  </node>
                </nodes>
                <edges>
                  <edge id="r1" source="e2" target="e1" label="Office" kind="holds_office">
                    <attvalues>
                      <attvalue for="0" value="holds_office"/>
                      <attvalue for="1" value="false"/>
                      <attvalue for="2" value="tie"/>
                      <attvalue for="3" value="ongoing"/>
                      <attvalue for="7" value="high"/>
                      <attvalue for="8" value="false"/>
                      <attvalue for="10" value="Ada &quot;the Fox&quot; Berg is Foreign Minister of Japan"/>
                      <attvalue for="11" value="read"/>
                      <attvalue for="13" value="day &quot;one&quot;.txt: Foreign Minister"/>
                    </attvalues>
                  </edge>
                  <edge id="r2" source="e2" target="e3" label="Meeting" kind="meets">
                    <attvalues>
                      <attvalue for="0" value="meets"/>
                      <attvalue for="1" value="true"/>
                      <attvalue for="2" value="cooperation"/>
                      <attvalue for="3" value="planned"/>
                      <attvalue for="4" value="on Monday"/>
                      <attvalue for="5" value="2031-03-03"/>
                      <attvalue for="6" value="2031-03-03"/>
                      <attvalue for="7" value="medium"/>
                      <attvalue for="8" value="false"/>
                      <attvalue for="10" value="Ada &quot;the Fox&quot; Berg will meet =SUM(A1:A9)"/>
                      <attvalue for="11" value="read"/>
                      <attvalue for="13" value="day &quot;one&quot;.txt: Berg, &quot;alone&quot;, will meet them on Monday; A &amp; B &lt; C"/>
                    </attvalues>
                  </edge>
                </edges>
              </graph>
            </gexf>"#]],
    );
}

#[test]
fn dot_quotes_names() {
    check(
        Format::Dot,
        expect![[r##"
        []
        digraph entente {
          overlap=false;
          node [fontname="Noto Sans"];
          edge [fontname="Noto Sans", fontsize=10];
          e1 [label="Japan", shape=ellipse];
          e2 [label="Ada \"the Fox\" Berg\nForeign Minister of Japan", shape=box];
          e3 [label="=SUM(A1:A9)", shape=hexagon];
          e2 -> e1 [label="Office", tooltip="Ada \"the Fox\" Berg is Foreign Minister of Japan", style=solid, color="#a6adb6"];
          e2 -> e3 [label="Meeting", tooltip="Ada \"the Fox\" Berg will meet =SUM(A1:A9)", style=dashed, color="#007a99", dir=none];
        }
    "##]],
    );
}

#[test]
fn mermaid_writes_reserved_characters_as_entities() {
    check(
        Format::Mermaid,
        expect![[r##"
        []
        flowchart LR
          e1(("Japan"))
          e2("Ada #34;the Fox#34; Berg")
          e3{{"#61;SUM#40;A1#58;A9#41;"}}
          e2 -->|"Office"| e1
          e2 -.-|"Meeting"| e3
    "##]],
    );
}

#[test]
fn a_dossier_has_a_footnote_for_every_claim() {
    check(
        Format::Markdown,
        expect![[r#"
        []
        # Who relates to whom

        Entente · 1 article: day "one".txt

        ## Actors

        - **Japan**, country
        - **Ada "the Fox" Berg**, Foreign Minister of Japan
        - **=SUM(A1:A9)**, organization

        ## Relations

        ### Office

        - Ada "the Fox" Berg is Foreign Minister of Japan (ongoing, high confidence).[^r1]

        ### Meeting

        - Ada "the Fox" Berg will meet =SUM(A1:A9) (planned, on Monday (March 3, 2031), medium confidence).[^r2]

        ## Evidence

        [^r1]: “Foreign Minister” (day "one".txt)
        [^r2]: “Berg, "alone", will meet them on Monday; A \& B \< C” (day "one".txt)
    "#]],
    );
}

#[test]
fn what_shows_the_picture_is_no_data_and_everything_else_is() {
    for &format in Format::ALL {
        assert_eq!(
            data(&odd_map(), &[], &Notes::default(), format).is_empty(),
            format.is_picture() || format == Format::Html
        );
    }
}

#[test]
fn an_empty_map_is_no_trouble() {
    for &format in Format::ALL {
        for file in data(&RelationshipMap::default(), &[], &Notes::default(), format) {
            assert!(!file.bytes.is_empty(), "{format:?}");
        }
    }
}

#[test]
fn the_user_s_own_words_are_in_every_file_that_has_room_for_them() {
    let map = odd_map();
    let actor = map.actors().next().unwrap().id;
    let first = map.links().next().unwrap();
    let (link, evidence) = (first.id, &first.evidence[0]);
    let notes = Notes {
        actors: [(actor, "Ask *her*.".to_owned())].into(),
        links: [(link, "Twice?".to_owned())].into(),
        words: vec![(evidence.article, evidence.trigger, "Which day?".to_owned())],
        others: vec!["The north.".to_owned()],
    };
    let text = |format| {
        let files = data(&map, &[], &notes, format);
        files.into_iter().map(|f| String::from_utf8(f.bytes).unwrap()).collect::<String>()
    };
    let dossier = text(Format::Markdown);
    for line in [
        "  - Note: Ask \\*her\\*.\n",
        "  - Note: Twice?\n",
        "Note: Which day?.",
        "\n## Notes\n\n- The north.\n",
    ] {
        assert!(dossier.contains(line), "{line} is not in\n{dossier}");
    }
    for format in [Format::Json, Format::Csv, Format::GraphMl, Format::Gexf] {
        let text = text(format);
        for note in ["Ask *her*.", "Twice?"] {
            assert!(text.contains(note), "{note} is not in the {format:?}\n{text}");
        }
    }
}
