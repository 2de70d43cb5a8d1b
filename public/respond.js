// The questionnaire's own script, put into the page by the public door. Written for browsers from about 2014 on: no
// arrow functions, no promises, no fetch. Without it the page is an ordinary form.
(function () {
  var form = document.getElementById("f");
  if (!form || !form.querySelectorAll || !window.XMLHttpRequest || !window.JSON) return;
  var words = JSON.parse(form.getAttribute("data-words"));
  var note = document.getElementById("note");
  var button = form.querySelector("button");
  var bar = document.getElementById("bar");
  var path = location.pathname;
  var draftName = "draft " + path;
  var outboxName = "outbox " + path;
  // Where the browser keeps nothing (private windows), memory has to do.
  var memory = {};
  var wait = 2000;
  var timer = null;
  var retry = null;
  var busy = false;
  // Somebody in front of this page waits for their answer to arrive.
  var sending = false;
  var idle = null;

  function store(kind) {
    try {
      return window[kind];
    } catch (error) {
      return null;
    }
  }
  function keep(kind, name, value) {
    delete memory[name];
    try {
      if (value === null) store(kind).removeItem(name);
      else store(kind).setItem(name, value);
    } catch (error) {
      memory[name] = value;
    }
  }
  function kept(kind, name) {
    // What the browser had no room for is newer than what it still has.
    if (name in memory) return memory[name];
    try {
      return store(kind).getItem(name);
    } catch (error) {
      return null;
    }
  }

  function newKey() {
    var bytes = [];
    var index;
    if (window.crypto && crypto.getRandomValues) bytes = crypto.getRandomValues(new Uint8Array(16));
    else for (index = 0; index < 16; index += 1) bytes[index] = Math.floor(Math.random() * 256);
    bytes[6] = (bytes[6] & 15) | 64;
    bytes[8] = (bytes[8] & 63) | 128;
    var text = "";
    for (index = 0; index < 16; index += 1) {
      if (index === 4 || index === 6 || index === 8 || index === 10) text += "-";
      text += (bytes[index] + 256).toString(16).slice(1);
    }
    return text;
  }

  function each(list, act) {
    for (var index = 0; index < list.length; index += 1) act(list[index], index);
  }
  function fieldsets() {
    return form.querySelectorAll("fieldset");
  }
  function fieldsOf(block) {
    return block.querySelectorAll("input,textarea,select");
  }
  function isAnswered(block) {
    var found = false;
    each(fieldsOf(block), function (field) {
      var choice = field.type === "radio" || field.type === "checkbox";
      if (choice ? field.checked : field.value.replace(/\s/g, "") !== "") found = true;
    });
    return found;
  }

  function valueOf(name) {
    var value = null;
    each(form.elements, function (field) {
      if (field.name === name && field.checked && !field.disabled) value = field.value;
    });
    return value;
  }
  // Conditions point to earlier questions alone, so one walk from the top settles all of them.
  function showAsked() {
    each(fieldsets(), function (block) {
      var name = block.getAttribute("data-if");
      if (!name) return;
      var asked = ("," + block.getAttribute("data-in") + ",").indexOf("," + valueOf(name) + ",") >= 0;
      block.hidden = !asked;
      block.disabled = !asked;
      // It says to those without scripts when to answer.
      block.querySelector(".if").hidden = true;
      // Old browsers know a disabled fieldset, but send its fields all the same.
      each(fieldsOf(block), function (field) {
        field.disabled = !asked;
      });
    });
  }
  function showProgress() {
    var done = 0;
    var all = 0;
    each(fieldsets(), function (block) {
      if (block.hidden) return;
      all += 1;
      block.querySelector(".no").textContent = all;
      if (isAnswered(block)) done += 1;
      each(block.querySelectorAll("label.o"), function (label) {
        label.className = label.querySelector("input").checked ? "o on" : "o";
      });
    });
    bar.hidden = false;
    bar.firstChild.style.width = (all ? (100 * done) / all : 0) + "%";
    if (!sending) note.textContent = words.progress.replace("#", done).replace("%", all);
  }

  function bodyOf() {
    var pairs = [];
    each(form.elements, function (field) {
      var choice = field.type === "radio" || field.type === "checkbox";
      if (!field.name || field.disabled || (choice && !field.checked)) return;
      pairs.push(encodeURIComponent(field.name) + "=" + encodeURIComponent(field.value));
    });
    return pairs.join("&");
  }
  function saveDraft() {
    if (!words.tablet) keep("sessionStorage", draftName, bodyOf());
  }
  function restoreDraft() {
    var draft = words.tablet ? null : kept("sessionStorage", draftName);
    if (!draft) return false;
    each(draft.split("&"), function (pair) {
      var name = decodeURIComponent(pair.split("=")[0]);
      var value = decodeURIComponent(pair.split("=")[1]);
      each(form.elements, function (field) {
        if (field.name !== name) return;
        if (field.type === "radio" || field.type === "checkbox") field.checked = field.checked || field.value === value;
        else field.value = value;
      });
    });
    return true;
  }

  function complain(block, text) {
    block.className = block.className.replace(/ ?\bwrong\b/, "") + (text ? " wrong" : "");
    var old = block.querySelector(".err");
    if (old) block.removeChild(old);
    if (!text) return;
    var line = document.createElement("p");
    line.className = "err";
    line.textContent = text;
    block.appendChild(line);
  }
  function wrongNumber(block) {
    var field = block.querySelector("input[type=number]");
    if (!field) return "";
    var bad = field.validity && field.validity.badInput;
    var given = field.value;
    var fits = /^-?[0-9]{1,7}$/.test(given) && +given >= +field.min && +given <= +field.max;
    return bad || (given !== "" && !fits) ? field.getAttribute("data-range") : "";
  }
  function check() {
    var first = null;
    var any = false;
    var place = document.getElementById("q.department");
    if (place) {
      complain(place, place.querySelector("select").value ? "" : words.department);
      if (!place.querySelector("select").value) first = place;
    }
    each(fieldsets(), function (block) {
      if (block.hidden) return;
      var answered = isAnswered(block);
      var wrong = wrongNumber(block);
      if (!wrong && block.getAttribute("data-required") !== null && !answered) wrong = words.required;
      any = any || answered;
      complain(block, wrong);
      if (wrong && !first) first = block;
    });
    if (!first && any) return true;
    note.textContent = first ? words.questions : words.empty;
    if (first) {
      first.scrollIntoView();
      first.querySelector("input,select,textarea").focus();
    }
    return false;
  }

  function outbox() {
    return JSON.parse(kept("localStorage", outboxName) || "[]");
  }
  function saveOutbox(list) {
    keep("localStorage", outboxName, list.length ? JSON.stringify(list) : null);
  }

  function show(title, texts) {
    var main = document.getElementById("main");
    main.className = "end";
    main.innerHTML = "";
    var head = document.createElement("h1");
    head.textContent = title;
    head.tabIndex = -1;
    main.appendChild(head);
    each(texts, function (text) {
      var line = document.createElement("p");
      line.textContent = text;
      main.appendChild(line);
    });
    window.scrollTo(0, 0);
    head.focus();
  }
  // What stands there while a tablet says thank you.
  var start = document.getElementById("main").innerHTML;

  function thank(texts) {
    if (!words.tablet) return show(words.thanks, texts);
    var seconds = 8;
    show(words.thanks, texts.concat(words.next.replace("#", seconds)));
    var main = document.getElementById("main");
    var again = document.createElement("button");
    again.textContent = words.again;
    again.onclick = restart;
    main.appendChild(again);
    var line = main.querySelectorAll("p")[texts.length];
    timer = setInterval(function () {
      seconds -= 1;
      line.textContent = words.next.replace("#", seconds);
      if (seconds <= 0) restart();
    }, 1000);
  }
  function restart() {
    clearInterval(timer);
    var main = document.getElementById("main");
    main.className = "";
    main.innerHTML = start;
    form = document.getElementById("f");
    note = document.getElementById("note");
    bar = document.getElementById("bar");
    button = form.querySelector("button");
    begin();
    window.scrollTo(0, 0);
  }

  function refuse(answer) {
    sending = false;
    button.disabled = false;
    note.textContent = answer.title ? answer.title + " " + answer.text : words.questions;
  }
  function thankForAll() {
    // Another page of this address may have sent it.
    if (sending) thank([words.arrived, words.thanksText, words.nothingKept]);
    sending = false;
  }
  function drop(item) {
    saveOutbox(
      outbox().filter(function (one) {
        return one !== item;
      }),
    );
  }
  function settled(item, answer) {
    drop(item);
    wait = 2000;
    if (answer.arrived) {
      keep("sessionStorage", draftName, null);
      return send();
    }
    if (!words.tablet) return refuse(answer);
    // A tablet asks for its page again and so shows that the survey is over.
    if (answer.over) location.reload();
    else send();
  }
  // The oldest first; each until the server itself has said what became of it.
  function send() {
    clearTimeout(retry);
    if (busy) return;
    var item = outbox()[0];
    if (!item) return thankForAll();
    busy = true;
    var request = new XMLHttpRequest();
    request.open("POST", path + location.search);
    request.setRequestHeader("Content-Type", "application/x-www-form-urlencoded");
    request.setRequestHeader("Accept", "application/json");
    request.timeout = 20000;
    request.onload = function () {
      var answer = null;
      try {
        answer = JSON.parse(request.responseText);
      } catch (error) {}
      busy = false;
      // A page that asks to sign in to the network is no word of the server's, whatever its status.
      var known = answer && (answer.arrived === true || typeof answer.title === "string");
      if (!known || request.status === 429 || request.status >= 500) keepTrying();
      else settled(item, answer);
    };
    request.onerror = request.ontimeout = function () {
      busy = false;
      keepTrying();
    };
    request.send(item);
  }
  function keepTrying() {
    if (!words.tablet) note.textContent = words.kept;
    wait = Math.min(wait * 2, 30000);
    retry = setTimeout(send, wait);
  }

  function submit(event) {
    event.preventDefault();
    if (sending || !check()) return;
    saveOutbox(outbox().concat([bodyOf()]));
    if (words.tablet) {
      thank([words.thanksText, navigator.onLine === false ? words.keptHall : words.nothingKept]);
      send();
      return;
    }
    sending = true;
    button.disabled = true;
    note.textContent = words.sending;
    send();
  }
  function changed() {
    showAsked();
    showProgress();
    saveDraft();
    clearTimeout(idle);
    // Nobody finds what the one before them left on a tablet.
    if (words.tablet) idle = setTimeout(restart, 90000);
  }

  function begin() {
    sending = false;
    form.noValidate = true;
    if (!restoreDraft()) form.elements.key.value = newKey();
    form.onsubmit = submit;
    form.onchange = changed;
    form.oninput = changed;
    showAsked();
    showProgress();
  }

  begin();
  window.addEventListener("online", send);
  if (!words.tablet && outbox().length) {
    sending = true;
    button.disabled = true;
    note.textContent = words.sending;
  }
  send();
})();
