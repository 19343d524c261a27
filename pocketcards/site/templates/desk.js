"use strict";
// Texts come from the server as data and go into the page as text, never as markup. Nothing is kept in the browser.
(() => {
  const at = (id) => document.getElementById(id);
  const desk = at("desk").dataset;
  const field = desk.safety ? null : at("text");
  const PAUSE = 150, LOOK = 2500; // with what the card takes, it is new 0.3 s after the last key
  const STATES = { missing: "to be translated", unsure: "not sure", old: "the English has changed", done: "translated" };
  const GRAVE = { error: "To be mended", warning: "Look at this", note: "Note" };
  const typed = new Map(); // what is typed and not saved, by id
  let texts = [], shown = [], current = null, stamp = "", timer = 0, trying = false, again = false, saving = false;

  const made = (tag, attributes, ...children) => {
    const one = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) one.setAttribute(name, value);
    one.append(...children);
    return one;
  };
  const fit = (text) => { if (at("fit").textContent !== text) at("fit").textContent = text; }; // said aloud once
  const say = (text) => { at("said").textContent = text; };
  const own = (text) => made("p", { class: "own", lang: desk.tag, dir: field.dir }, text);

  async function ask(path, body) {
    const how = body && { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
    let answer = null;
    try {
      answer = await fetch(path, how || {});
    } catch {
      return { status: 0, told: { error: "The desk does not answer. What you typed is still here: copy it before you close the page." } };
    }
    const said = await answer.text();
    try {
      return { status: answer.status, told: JSON.parse(said) };
    } catch {
      return { status: answer.status, told: { error: `Refused: ${said.trim()}` } };
    }
  }

  function stateOf(one) {
    if (typed.has(one.id)) return "typed, not saved";
    if (one.state !== "done") return STATES[one.state];
    const found = one.findings.some((finding) => finding.severity === "error") ? "to be mended" : "";
    return found || (one.teams.length >= one.needed ? "signed" : desk.safety ? "not signed" : STATES.done);
  }

  const wanted = {
    all: () => true,
    unfinished: (one) => one.state !== "done" || one.findings.some((finding) => finding.severity === "error"),
    doubtful: (one) => one.state === "unsure" || one.state === "old" || one.doubt.length > 0 || one.findings.length > 0 || one.remarks.length > 0,
    unsigned: (one) => one.teams.length < one.needed,
  };

  function list() {
    const words = at("find").value.trim().toLowerCase(), card = at("card").value;
    const has = (one) => [one.id, one.english, one.text, one.note].some((text) => text.toLowerCase().includes(words));
    shown = texts.filter((one) => wanted[at("show").value](one) && (!card || one.cards.includes(card)) && has(one));
    at("list").replaceChildren(...shown.map((one) => {
      const link = made("a", { href: "#" + one.id }, one.english, made("span", { class: "state" }, stateOf(one)));
      if (current && one.id === current.id) link.setAttribute("aria-current", "true");
      return made("li", {}, link);
    }));
    at("count").textContent = shown.length === texts.length ? "" : `${shown.length} of ${texts.length} texts`;
    const open = texts.filter(wanted[desk.safety ? "unsigned" : "unfinished"]).length;
    at("progress").textContent = desk.safety
      ? `${texts.length} texts, ${open} wait for signatures`
      : `${texts.length} texts, ${open} unfinished, ${texts.filter(wanted.unsigned).length} unsigned`;
    const marked = at("list").querySelector("[aria-current]");
    if (marked) marked.scrollIntoView({ block: "nearest" });
  }

  function facts(one) {
    const rows = [];
    const add = (name, ...values) => rows.push(made("dt", {}, name), ...values.map((value) => made("dd", {}, value)));
    if (one.older) add("Translated from an older English", one.older);
    if (one.doubt.length) add("What the translator was not sure of", ...one.doubt);
    for (const term of one.terms) {
      const value = made("bdi", { class: "own", lang: desk.tag }, term.term || "—");
      const dd = made("dd", {}, value);
      if (term.avoid) dd.append(" not: ", made("bdi", { class: "own", lang: desk.tag }, term.avoid));
      rows.push(made("dt", {}, `Glossary: ${term.english}`), dd);
    }
    if (one.remarks.length) add("What readers objected to", ...one.remarks);
    const titles = [...at("card").options].filter((option) => one.cards.includes(option.value)).map((option) => option.text);
    if (titles.length) add("On the cards", titles.join(", "));
    at("facts").replaceChildren(...rows);
  }

  function findings(found) {
    at("findings").replaceChildren(...found.map((one) =>
      made("li", { class: one.severity }, made("b", {}, `${GRAVE[one.severity]}: `), `${one.says}. ${one.hint} `,
        made("span", { class: "quiet small" }, one.code))));
  }

  function signature(one) {
    const dirty = typed.has(one.id);
    const missing = Math.max(one.needed - one.teams.length, 0);
    at("signed").textContent = !one.about ? "There is nothing to sign yet."
      : one.teams.length ? `Signed by ${one.teams.join(", ")}.${missing ? " One more team is needed." : ""}` : "Nobody has signed it.";
    if (!desk.team) return;
    at("yes").disabled = at("object").disabled = at("no").disabled = !one.about || dirty;
    if (dirty) at("signed").textContent += " Save it first.";
  }

  function open(id, focus) {
    const one = texts.find((text) => text.id === id);
    if (!one) return;
    current = one;
    at("english").textContent = one.english;
    at("note").textContent = one.note;
    at("conflict").hidden = true;
    say("");
    facts(one);
    signature(one);
    findings(one.findings);
    if (desk.team) { at("why").hidden = true; at("reason").value = ""; at("no").setAttribute("aria-expanded", "false"); }
    if (field) {
      const kept = typed.get(id);
      field.value = kept ? kept.text : one.text;
      field.readOnly = one.fixed;
      for (const button of ["unsure", "save", "next"]) at(button).disabled = one.fixed;
      at("unsure").checked = kept ? kept.unsure : one.state === "unsure";
      at("doubt").value = kept ? kept.doubt : "";
      at("unsure-why").hidden = !at("unsure").checked;
      at("insert").hidden = !one.english.includes("{emergency}");
      length(one.length, one.limit);
    }
    list();
    if (kept(one) && kept(one).mark !== one.mark) conflict(one);
    if (focus) (field || at("english")).focus();
    attempt();
  }

  const kept = (one) => typed.get(one.id);

  function length(count, limit) {
    at("length").textContent = limit ? `${count} of at most ${limit} characters${count > limit ? ": too long" : ""}` : `${count} characters`;
  }

  // One try at a time: while one is made, whatever is typed waits for the next.
  async function attempt() {
    again = trying;
    if (trying) return;
    trying = true;
    const one = current, text = field ? field.value : "";
    const { status, told } = await ask("try", { id: one.id, text, card: at("card").value });
    trying = false;
    if (again || one.id !== current.id) { attempt(); return; }
    if (status !== 200) { say(told.error || "The card cannot be shown."); return; }
    if (field && !one.fixed) {
      length(told.length, told.limit);
      findings(told.findings);
      at("next").textContent = told.errors && text.trim() ? "Keep as unfinished, and next" : "Save, and next";
      at("save").textContent = told.errors && text.trim() ? "Keep as unfinished" : "Save";
    }
    paper(told.card);
  }

  function paper(card) {
    at("title").textContent = card ? card.title : "The card";
    const before = at("faces").dataset.id === current.id;
    at("faces").classList.toggle("stale", Boolean(card && !card.faces.length));
    if (!card || !card.faces.length) {
      if (!before) at("faces").replaceChildren();
      const last = at("faces").childElementCount ? " The picture is from before." : "";
      fit(card ? `${card.why_not.join(" ")} There is no card with it.${last}` : "No card of these regions prints it.");
      return;
    }
    at("faces").dataset.id = current.id;
    const more = card.missing ? ` ${card.missing} of its texts are not translated yet, and shown in English.` : "";
    fit(`Everything fits, at ${Math.round(card.body * 10) / 10} pt.${more}`);
    at("faces").replaceChildren(...card.faces.map(face));
  }

  function face(one, index) {
    const SVG = "http://www.w3.org/2000/svg", PAD = 2;
    const drawn = (tag, attributes) => {
      const element = document.createElementNS(SVG, tag);
      for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
      return element;
    };
    const here = one.boxes.length ? "this text is outlined" : "without this text";
    const svg = drawn("svg", { class: "face", role: "img", viewBox: `0 0 ${one.width} ${one.height}`, "aria-label": `Face ${index + 1} of the card, ${here}` });
    svg.append(drawn("image", { width: one.width, height: one.height, href: `data:image/png;base64,${one.png}` }));
    for (const box of one.boxes) svg.append(drawn("rect", { x: box.x - PAD, y: box.y - PAD, width: box.width + 2 * PAD, height: box.height + 2 * PAD, rx: 2 }));
    return svg;
  }

  const written = () => ({
    text: field.value,
    unsure: at("unsure").checked,
    doubt: at("unsure").checked ? at("doubt").value : "",
    mark: kept(current) ? kept(current).mark : current.mark,
  });

  function typing() {
    const one = current, now = written();
    at("unsure-why").hidden = !now.unsure;
    if (now.text === one.text && now.unsure === (one.state === "unsure") && !now.doubt) typed.delete(one.id);
    else typed.set(one.id, now);
    say("");
    signature(one);
    list();
    clearTimeout(timer);
    timer = setTimeout(attempt, PAUSE);
  }

  async function save(on) {
    const one = current, next = neighbour(1);
    if (one.fixed) { if (on && next) open(next, true); return; }
    const told = { id: one.id, ...written() };
    if (!typed.has(one.id) && (one.state === "done" || one.state === "unsure")) { if (on && next) open(next, true); return; }
    if (saving) return;
    saving = true;
    const answer = await ask("save", told);
    saving = false;
    if (answer.status === 409) { replace(answer.told.theirs); conflict(answer.told.theirs); return; }
    if (answer.status !== 200) { say([answer.told.error, answer.told.hint].filter(Boolean).join(" ")); return; }
    // What was typed while it was being saved is a change of what is saved now.
    const since = kept(one), same = since && since.text === told.text && since.unsure === told.unsure && since.doubt === told.doubt;
    if (same) typed.delete(one.id);
    else if (since) typed.set(one.id, { ...since, mark: answer.told.text.mark });
    stamp = answer.told.stamp;
    replace(answer.told.text);
    const done = answer.told.errors ? "Kept as unfinished: it is not printed before it is mended." : told.unsure ? "Kept, and not printed yet." : "Saved.";
    if (on && next) open(next, true);
    else if (current.id === one.id) open(one.id, false);
    say(answer.told.named ? `${done} Who was named in the file was taken out.` : done);
  }

  function replace(one) {
    texts = texts.map((text) => (text.id === one.id ? one : text));
    if (current && current.id === one.id) current = one;
    list();
  }

  function conflict(theirs) {
    const mine = field.value, box = at("conflict");
    const take = made("button", { type: "button", class: "plain" }, "Take theirs");
    const keep = made("button", { type: "button", class: "plain" }, "Save mine in its place");
    take.addEventListener("click", () => { typed.delete(theirs.id); open(theirs.id, true); say("The text is as somebody else has written it."); });
    keep.addEventListener("click", () => {
      typed.set(theirs.id, { ...written(), text: mine, mark: theirs.mark });
      box.hidden = true;
      save(false);
    });
    box.replaceChildren(made("p", {}, "Somebody has changed this text since you opened it. Nothing was overwritten."),
      made("p", {}, made("b", {}, "As it is now:")), own(theirs.text), made("p", {}, made("b", {}, "Yours:")), own(mine),
      made("p", { class: "buttons" }, take, keep));
    box.hidden = false;
    box.focus();
  }

  function neighbour(step) {
    const all = shown.length ? shown : texts;
    const place = all.findIndex((one) => one.id === current.id);
    const one = all[place + step];
    return one ? one.id : "";
  }

  async function sign(agreed) {
    const next = neighbour(1), one = current;
    const answer = await ask("sign", { id: one.id, about: one.about, agreed, reason: agreed ? "" : at("reason").value });
    if (answer.status === 409) { await refresh(); say("This text has changed since you opened it. Read it again."); return; }
    if (answer.status !== 200) { say([answer.told.error, answer.told.hint].filter(Boolean).join(" ")); return; }
    texts = answer.told.texts;
    stamp = answer.told.stamp;
    open(agreed && next ? next : one.id, true);
    say(agreed ? "Signed." : "Written down: it is published with the project.");
  }

  async function refresh() {
    const { status, told } = await ask("texts");
    if (status !== 200) { say([told.error, told.hint].filter(Boolean).join(" ")); return; }
    const before = current;
    ({ texts, stamp } = told);
    if (at("card").options.length === 1) {
      for (const card of told.cards) at("card").append(made("option", { value: card.id }, card.title));
    }
    const one = before && texts.find((text) => text.id === before.id);
    if (!one) { const first = texts.find((text) => "#" + text.id === location.hash) || texts[0]; if (first) open(first.id, false); return; }
    if (one.mark !== before.mark && typed.has(one.id)) { current = one; list(); conflict(one); return; }
    if (one.mark !== before.mark) { open(one.id, false); say("This text was changed elsewhere."); return; }
    current = one;
    facts(one);
    signature(one);
    list();
  }

  async function look() {
    if (document.visibilityState === "visible") {
      const { status, told } = await ask("stamp");
      if (status === 200 && told.stamp !== stamp) await refresh();
      else if (status === 0) say(told.error);
    }
    setTimeout(look, LOOK);
  }

  const go = (step) => { const id = neighbour(step); if (id) open(id, true); };
  at("before").addEventListener("click", () => go(-1));
  at("after").addEventListener("click", () => go(1));
  for (const id of ["find", "show"]) at(id).addEventListener("input", list);
  at("card").addEventListener("input", () => { list(); if (current) attempt(); });
  at("list").addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (link) { event.preventDefault(); open(link.hash.slice(1), true); }
  });
  document.addEventListener("keydown", (event) => {
    if (field && event.target.id !== "reason" && event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); save(true); }
    if (event.altKey && event.key === "ArrowDown") { event.preventDefault(); go(1); }
    if (event.altKey && event.key === "ArrowUp") { event.preventDefault(); go(-1); }
  });
  if (field) {
    field.addEventListener("input", typing);
    at("unsure").addEventListener("change", typing);
    at("doubt").addEventListener("input", typing);
    at("save").addEventListener("click", () => save(false));
    at("next").addEventListener("click", () => save(true));
    at("insert").querySelector("button").addEventListener("click", (event) => {
      field.setRangeText(event.target.dataset.insert, field.selectionStart, field.selectionEnd, "end");
      field.focus();
      typing();
    });
  }
  if (desk.team) {
    at("yes").addEventListener("click", () => sign(true));
    at("object").addEventListener("click", () => sign(false));
    at("no").addEventListener("click", () => {
      at("why").hidden = !at("why").hidden;
      at("no").setAttribute("aria-expanded", String(!at("why").hidden));
      if (!at("why").hidden) at("reason").focus();
    });
  }
  addEventListener("beforeunload", (event) => { if (typed.size) event.preventDefault(); });
  refresh().then(look);
})();
