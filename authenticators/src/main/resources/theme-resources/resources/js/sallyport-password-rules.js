// Ticks the rules of sallyport-password-rules.ftl off that a password keeps while it is typed. The server decides.
const MILLIS_OF_REST = 300;

const list = document.querySelector(".sallyport-password-rules");
const field = document.getElementById(list.dataset.field);
let resting;

function count(text, pattern) {
  return (text.match(pattern) ?? []).length;
}

function email() {
  return (document.getElementById("email")?.value ?? "").trim().toLowerCase();
}

const checks = {
  length: (text, number) => text.length >= number,
  maxLength: (text, number) => text.length <= number,
  upperCase: (text, number) => count(text, /\p{Lu}/gu) >= number,
  lowerCase: (text, number) => count(text, /\p{Ll}/gu) >= number,
  digits: (text, number) => count(text, /\p{Nd}/gu) >= number,
  specialChars: (text, number) => count(text, /[^\p{L}\p{Nd}]/gu) >= number,
  "sallyport-no-whitespace": (text) => !/\s/.test(text),
  notUsername: (text) => text.toLowerCase() !== email(),
  notEmail: (text) => text.toLowerCase() !== email(),
  notContainsUsername: (text) => email() === "" || !text.toLowerCase().includes(email()),
};

function show() {
  for (const rule of list.children) {
    const met = field.value !== "" && checks[rule.dataset.rule](field.value, Number(rule.dataset.number));
    rule.classList.toggle("sallyport-met", met);
    rule.lastElementChild.textContent = met ? list.dataset.met : "";
  }
}

field.setAttribute("aria-describedby", list.id);
field.addEventListener("input", () => {
  clearTimeout(resting);
  resting = setTimeout(show, MILLIS_OF_REST);
});
