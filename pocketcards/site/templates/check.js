// Compares a file with the list of this copy. It is read here, and goes nowhere.
"use strict";
(function () {
  var entries = Array.prototype.slice.call(document.querySelectorAll("#sums li"));
  var answer = document.getElementById("answer"), meaning = document.getElementById("meaning");
  var MOST = 500, LARGEST = 2000000;
  var DIFFERS = " If one digit differs, do not hand it out. Better: print the sheet of this copy.";

  // SHA-256 (FIPS 180-4): browsers offer theirs on secure pages only, and a page from a stick may be none.
  function sha256(bytes) {
    var primes = [], state = [], words = [], n, i;
    function root(value, power) { return Math.floor((Math.pow(value, power) % 1) * 4294967296); }
    for (n = 2; primes.length < 64; n++) {
      if (primes.every(function (prime) { return n % prime; })) { primes.push(n); }
    }
    state = primes.slice(0, 8).map(function (prime) { return root(prime, 1 / 2) | 0; });
    words = primes.map(function (prime) { return root(prime, 1 / 3) | 0; });
    var size = bytes.length, whole = new Uint8Array(((size + 8 >> 6) + 1) * 64), view = new DataView(whole.buffer);
    whole.set(bytes);
    whole[size] = 128;
    view.setUint32(whole.length - 8, Math.floor(size / 536870912));
    view.setUint32(whole.length - 4, size << 3);
    function turn(value, by) { return value >>> by | value << 32 - by; }
    for (var block = 0; block < whole.length; block += 64) {
      var w = new Int32Array(64), h = state.slice();
      for (i = 0; i < 64; i++) {
        if (i < 16) { w[i] = view.getInt32(block + i * 4); continue; }
        var a = w[i - 15], b = w[i - 2];
        w[i] = w[i - 16] + (turn(a, 7) ^ turn(a, 18) ^ a >>> 3) + w[i - 7] + (turn(b, 17) ^ turn(b, 19) ^ b >>> 10) | 0;
      }
      for (i = 0; i < 64; i++) {
        var e = h[4], s1 = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25), one = h[7] + s1 + (e & h[5] ^ ~e & h[6]) + words[i] + w[i] | 0;
        var c = h[0], s0 = turn(c, 2) ^ turn(c, 13) ^ turn(c, 22), two = s0 + (c & h[1] ^ c & h[2] ^ h[1] & h[2]) | 0;
        h = [one + two | 0, h[0], h[1], h[2], h[3] + one | 0, h[4], h[5], h[6]];
      }
      state = state.map(function (value, at) { return value + h[at] | 0; });
    }
    return state.map(function (value) { return (value >>> 0).toString(16).padStart(8, "0"); }).join("");
  }

  // A PDF keeps its first identifier when a program saves it anew, and gets a second one (ISO 32000-1, 14.4).
  function byIdentifier(text) {
    var form = /\/ID\s*\[\s*<([0-9a-f]{32})>\s*<([0-9a-f]{32})>/gi, found, ids = null;
    while ((found = form.exec(text))) { ids = found; }
    return ids && ids[1].toLowerCase() !== ids[2].toLowerCase()
      ? entries.find(function (entry) { return entry.dataset.id === ids[1].toLowerCase(); }) : undefined;
  }

  // What a stream unpacks to; nothing where it is broken, or larger than any of ours.
  async function unpacked(packed) {
    var reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate")).getReader(), parts = [], size = 0, part;
    while (!(part = await reader.read()).done) {
      size += part.value.length;
      if (size > LARGEST) { await reader.cancel(); return null; }
      parts.push(part.value);
    }
    return new Uint8Array(await new Blob(parts).arrayBuffer());
  }

  // Programs that only pack a file anew keep all its drawings and faces, whatever becomes of its identifiers.
  async function byDrawings(bytes, text) {
    var form = /(?:\/Length (\d+)(?! \d+ R)\b(?:(?!endobj)[^]){0,2000}?)?>>\s*stream\r?\n/g, found, sums = [];
    for (var count = 0; count < MOST && (found = form.exec(text)); count++) {
      var start = form.lastIndex, head = text.slice(text.lastIndexOf(" obj", start), start);
      if (/\/(ObjStm|XRef|Metadata)\b|\/S \d/.test(head)) { continue; }  // what the packing itself needs
      var end = found[1] ? start + Number(found[1]) : text.indexOf("endstream", start);
      try {
        var content = await unpacked(bytes.subarray(start, end));
        if (content) { sums.push(short(content)); }
      } catch (error) { /* It is packed in another way. */ }
    }
    var all = short(new TextEncoder().encode(sums.sort().join("")));
    return entries.find(function (entry) { return entry.dataset.drawings === all; });
  }

  function short(bytes) { return sha256(bytes).slice(0, 32); }

  function everyNumber() {
    var numbers = new Set();
    entries.forEach(function (entry) { entry.dataset.numbers.split(", ").forEach(function (one) { numbers.add(one); }); });
    return Array.from(numbers).join(", ");
  }

  function named(entry) { return entry.querySelector("span").textContent; }

  document.getElementById("file").addEventListener("change", function (event) {
    var file = event.target.files[0];
    if (!file) { return; }
    answer.textContent = "Looking …";
    file.arrayBuffer().then(function (data) { return said(file, new Uint8Array(data)); }).catch(function () {
      return "It cannot be read here: do not hand it out.";
    }).then(function (text) {
      if (event.target.files[0] === file) { answer.textContent = text; }
    });
  });

  async function said(file, bytes) {
    var sum = sha256(bytes), same = entries.find(function (entry) { return entry.dataset.sum === sum; });
    if (same) { return "Exactly this file: " + named(same) + ". Its numbers: " + same.dataset.numbers + "."; }
    if (/^image\//.test(file.type)) {
      return "A messenger has saved it anew, or it is none of ours: no program can tell. Compare these numbers: " + everyNumber() + "." + DIFFERS;
    }
    var text = new TextDecoder("latin1").decode(bytes);
    if (bytes.length > LARGEST * 10) { return "Larger than every file of this copy: do not hand it out."; }
    if (!/%PDF-/.test(text.slice(0, 1024))) { return "Neither a PDF nor a picture: nothing of ours."; }
    var looks = "DecompressionStream" in window, drawn = looks ? await byDrawings(bytes, text) : undefined;
    var old = drawn || byIdentifier(text);
    if (!old) {
      return "Unlike every file of this copy: do not hand it out. It was printed into a new file, is of another day or region, was changed, or is none of ours.";
    }
    return "A messenger or another program has saved it anew; compare these numbers: " + old.dataset.numbers + ". "
      + (drawn ? "It has the drawings of: " : looks ? "It says that it was, but has other drawings: " : "It says that it was: ") + named(old) + "." + DIFFERS;
  }

  document.getElementById("code").addEventListener("input", function (event) {
    var code = event.target.value.trim().toUpperCase(), same = new Set();
    entries.forEach(function (entry) {
      if (code.length === 4 && entry.dataset.code === code) {
        same.add(named(entry).replace(/, (sheet|card)$/, "") + ". Its numbers are " + entry.dataset.numbers + ", as in this copy.");
      }
    });
    // Letters are few: two cards may have the same, and the language tells which one it is.
    meaning.textContent = code.length < 4 ? "" : same.size ? Array.from(same).join(" Or: ")
      : "No card of this copy has these letters: it is older, or of another region. Compare its numbers, or collect it.";
  });
})();
