// Says when the captcha of sallyport-captcha.ftl could not be loaded, and asks an invisible one when the form is sent: what
// it gives is good for two minutes.
const MILLIS_OF_PATIENCE = 8000;

const place = document.getElementById("sallyport-captcha");
const blocked = document.getElementById("sallyport-captcha-unavailable");
const form = place.closest("form");
const { version, sitekey, action } = place.dataset;
let sending = false;

function captcha() {
  return version === "enterprise" ? window.grecaptcha?.enterprise : window.grecaptcha;
}

function fail() {
  sending = false;
  blocked.hidden = false;
}

// Google's script loads another one, which can be blocked by itself: then nobody ever answers.
function ask() {
  const late = new Promise((resolve, reject) => {
    setTimeout(reject, MILLIS_OF_PATIENCE);
  });
  const asked = new Promise((resolve, reject) => {
    if (captcha()) {
      captcha().ready(() => captcha().execute(sitekey, { action }).then(resolve, reject));
    } else {
      reject();
    }
  });
  return Promise.race([asked, late]);
}

// The button that was used would be missing in form.submit(), so its name goes into a field.
function send(button, token) {
  place.value = token;
  if (button?.name) {
    const pressed = document.createElement("input");
    pressed.type = "hidden";
    pressed.name = button.name;
    pressed.value = button.value;
    form.append(pressed);
  }
  form.submit();
}

form.addEventListener("submit", (event) => {
  if (sending || version !== "v2") {
    event.preventDefault();
  }
  if (sending) {
    return;
  }
  sending = true;
  if (version !== "v2") {
    blocked.hidden = true;
    ask().then((token) => send(event.submitter, token), fail);
  }
});

// Also when somebody comes back to a page that the browser had kept.
window.addEventListener("pageshow", () => {
  sending = false;
  blocked.hidden = Boolean(captcha());
});
