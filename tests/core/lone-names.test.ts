/** A first name alone is asked about; what only has a capital is not. */
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { calendarDate } from "#app/core/calendar.ts";
import { findIdentifiers, possibleIdentifier, sureIdentifier } from "#app/core/naming.ts";

const allowed = [
  "Brackenfold Motor Workshop (fictional)",
  "Thomas Rotherham College",
  "Clifton Community School",
  "St Bede's Catholic Primary School",
  "Hollowmere Riding for All",
  "Winterhill School",
];
const today = calendarDate("2026-10-07");
const found = (text: string) => findIdentifiers(text, allowed, today);

describe("a first name alone", () => {
  it.each([
    // By the list of names, wherever it stands.
    ["We need a place for Liam from November.", "Liam"],
    ["Liam struggles in a class of thirty.", "Liam"],
    ["Looking for two mornings a week with Kayden in mind.", "Kayden"],
    ["He was moved away from Mohammed after the incident.", "Mohammed"],
    ["A calm adult helps. Aisha likes horses.", "Aisha"],
    ["Could Zofia begin with one afternoon?", "Zofia"],
    ["Zoë’s attendance fell in the spring term.", "Zoë"],
    ["Last year Oliver went to Hollowmere Riding for All.", "Oliver"],
    ["THOMAS IS IN YEAR 9 AND LIKES ENGINES", "THOMAS"],
    ["Thomas has an education, health and care plan.", "Thomas"],
    ["(Jayden) needs a smaller group", "Jayden"],
    ["Placement wanted for Chloe/urgent", "Chloe"],
    ["a quiet place for sarah on two mornings", "sarah"],
    ["he likes kai", "kai"],
    // A name that is a word too, or of which nobody knows, where it is said to be somebody's.
    ["His name is aspen", "aspen"],
    ["He is called FERN", "FERN"],
    ["A boy called KORBYN who likes engines", "KORBYN"],
    // In small letters where a person is spoken of.
    ["liam is anxious in busy rooms", "liam"],
    ["the boy is called kayden and he likes bikes", "kayden"],
    ["aisha's mum would bring her", "aisha"],
    // A name that is a word as well, where a person is spoken of.
    ["Grace is 12 and has not been in school since June.", "Grace"],
    ["Will has been out of school for a month.", "Will"],
    ["Hope needs a quiet room to come back to.", "Hope"],
    ["May is 14 and likes to cook.", "May"],
    ["A boy called Jack who likes engines.", "Jack"],
    ["Ruby’s mother would take her there.", "Ruby"],
    ["The pupil, Jordan, is in year 10.", "Jordan"],
    // A word that nobody knows, where a person is spoken of.
    ["Kaylib is in year 8 and loves football.", "Kaylib"],
    ["Tiarnan has an education, health and care plan.", "Tiarnan"],
    ["Since the move Zephyra was seldom in school.", "Zephyra"],
    ["A girl called Oluwaseun who likes to draw.", "Oluwaseun"],
    ["Her name is Saoirsa.", "Saoirsa"],
    ["It is about Bronagh, 13, who has not been in school.", "Bronagh"],
    ["It is about Bronagh (13), who has not been in school.", "Bronagh"],
    ["Wants to be with his brother Taliesin at the same place.", "Taliesin"],
    ["Mum says Jaxtyn’s sleep is poor.", "Jaxtyn"],
    ["Nikodemas doesn’t manage whole days yet.", "Nikodemas"],
    ["He shares a taxi with Keelan and that works.", undefined],
    ["Ayomide attends one lesson a day.", "Ayomide"],
    ["We tried that and Ceridwen refuses to go in.", "Ceridwen"],
    ["Aged nine, Lorcan-James had moved twice.", "Lorcan-James"],
  ])("%s", (text, name) => {
    const names = found(text);
    // What no list and no turn of the sentence gives away is not noticed.
    expect(names.map((one) => one.text)).toEqual(name ? [name] : []);
    expect(sureIdentifier(names)).toBeUndefined();
    if (name) expect(possibleIdentifier(names)).toContain(`“${name}”`);
  });
});

describe("what is no first name", () => {
  it.each([
    "Year 9 boy who likes engines and finds a class of thirty hard.",
    "Transport is arranged by the school. Attendance was 40% in the spring term.",
    "Ofsted has seen the provision, and Pearson is the awarding body.",
    "Maths is his strength; English has been a struggle, and Music was dropped.",
    "Behaviour is calm with one adult. Anxiety has kept her at home since Easter.",
    "Winterhill has tried a part-time timetable. Clifton was the school before.",
    "Brackenfold is too far by bus, Hollowmere has horses.",
    "Rotherham is our area and Sheffield’s providers are too far away.",
    "St Thomas is on the same road, and so is Saint Andrew.",
    "CAMHS is involved, EHCP was issued in May. SENDIASS has been told.",
    "The course is called Horizons, and a group called Rainbows meets on Tuesday.",
    "In May and June he was in school on most days. April is too late.",
    "Will there be a place in September? Hope to hear from you soon.",
    "Mum is keen. Dad’s work makes the mornings hard. Nan has offered to bring her.",
    "Mark the box if lunch is provided. Grace periods do not apply.",
    "Lunch is needed. Breakfast was a help at the last place.",
    "Nobody’s sure what helps. Everyone has tried. Something is missing.",
    "Boxing is what he wants to do; Football has kept him going.",
    "Three boys in Year 8, one of them with a plan. Two are friends.",
    "Functional Skills is enough, and Level 1 was reached.",
    "They will begin in autumn, and a place called the hope is near the fern bank.",
    "He needs EHCP reviews, and a group called ACES is known to him.",
    "Speech is unclear when upset. Reading has come on to a reading age of 9.",
    "Today’s timetable is two mornings. Friday’s session was hard.",
    "Polish is spoken at home, and Urdu has been offered before.",
    "Thrive is what the last place used. The Boxall was done in March.",
    "Prevent has closed its file. Police was called once.",
    "Contact is by text. Trust has to be built, so it’s slow. Let’s start small.",
    "Minecraft is the way in. Lego was good, too.",
    "Support is needed at break. Sleep has been poor. Food is a worry.",
    "Still finds whole groups hard. Usually has a good morning. Often needs a break.",
    "Key worker wanted; Confidence is low; Independence was never a problem.",
    "A place at £45 from 7 September 2026, 9.30am to 12pm, is what we have.",
    "Our Workshop has two bays and a Kitchen is next to it, and the kitchen is new.",
    "Yorkshire has few such places. Barnsley was asked as well.",
    "Joinery is on Mondays; Hairdressing has a waiting list; Bricklaying was full.",
    "Please ring the office. Thank you for asking.",
    "AP is what is wanted, not a PRU. KS3 is the stage.",
  ])("%s", (text) => expect(found(text)).toEqual([]));
});

describe("the texts of the demonstration", () => {
  /** Everything in quotation marks that is long enough to be a sentence. */
  const textsIn = (file: string) =>
    [...readFileSync(`app/start/story/${file}`, "utf8").matchAll(/"((?:[^"\\\n]|\\.){40,})"/g)]
      .map(([, text = ""]) => text)
      .filter((text) => /^\p{Lu}/u.test(text) && text.includes(" "));

  it("name nobody by a first name alone", () => {
    const texts = readdirSync("app/start/story").flatMap(textsIn);
    expect(texts.length).toBeGreaterThan(60);
    const named = texts.flatMap((text) =>
      findIdentifiers(text, [], today).filter((one) => !one.text.includes(" ")),
    );
    expect(named).toEqual([]);
  });
});
