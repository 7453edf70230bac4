// The page: one phone or two, the way to the other view, and the switch. ?person=1&person=2&language=en&language=ar

import { element } from "/assets/element.js";
import { Phone } from "/assets/phone.js";
import { addServerSwitch } from "/assets/server.js";
import { directionOf, wordsIn } from "/assets/words.js";

const FIRST_ID = 2000; // every person here is made up; her id is this and her number

const asked = new URLSearchParams(location.search);
const persons = asked.getAll("person").filter((one) => /^[1-9]$/.test(one)).slice(0, 2);
if (!persons.length) persons.push("1");
const given = asked.getAll("language").filter((one) => /^[a-z]{2,3}(-[a-z]{2,4})?$/.test(one));
const languages = persons.map((_, index) => given[index] ?? given[0] ?? navigator.language.split("-")[0].toLowerCase());

function address(people) {
  const query = new URLSearchParams();
  people.forEach((person) => query.append("person", person));
  languages.forEach((language) => query.append("language", language));
  return `/?${query}`;
}

function turned(index, language) {
  languages[index] = language;
  history.replaceState(null, "", address(persons));
  dress();
}

function dress() {
  const words = wordsIn(languages[0]);
  const isOne = persons.length === 1;
  document.documentElement.lang = languages[0];
  document.documentElement.dir = isOne ? directionOf(languages[0]) : "ltr";
  const other = persons[0] === "1" ? "2" : "1";
  const to = isOne ? address([persons[0], other].sort()) : address(["1"]);
  const panel = element("aside", { class: "held", hidden: true, "aria-live": "polite" });
  const strip = document.querySelector(".strip");
  strip.replaceChildren(element("a", { href: to }, isOne ? words.second : words.one));
  document.querySelector(".held")?.remove();
  strip.after(panel);
  addServerSwitch(strip, panel, words);
}

dress();
persons.forEach((person, index) => {
  const phone = new Phone(FIRST_ID + Number(person), languages[index], (language) => turned(index, language));
  document.querySelector(".stage").append(phone.root);
  phone.run();
});
