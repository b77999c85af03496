// Asks the invisible captcha of sallyport-captcha.ftl when the form is sent: what it gives is good for two minutes.
const field = document.getElementById("sallyport-captcha");
const blocked = document.getElementById("sallyport-captcha-unavailable");
const form = field.form;
let asking = false;

function captcha() {
  return field.dataset.version === "enterprise" ? window.grecaptcha?.enterprise : window.grecaptcha;
}

function fail() {
  asking = false;
  blocked.hidden = false;
}

// The button that was used would be missing in form.submit(), so its name goes into a field.
function send(button, token) {
  field.value = token;
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
  event.preventDefault();
  if (asking) {
    return;
  }
  asking = true;
  blocked.hidden = true;
  if (!captcha()) {
    fail();
    return;
  }
  const { siteKey, action } = field.dataset;
  captcha().ready(() => {
    Promise.resolve(captcha().execute(siteKey, { action })).then((token) => send(event.submitter, token), fail);
  });
});
