// Counts down on the button "send again" of sallyport-sentcode.ftl until the server would send again.
const LONGEST = 15 * 60;

const form = document.getElementById("sallyport-sentcode-resend-form");
const button = document.getElementById("sallyport-sentcode-resend");
const label = button.textContent.trim();
const seconds = Number(form.dataset.waitSeconds);
const end = Date.now() + seconds * 1000;

function clock(left) {
  return `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
}

function tick() {
  const left = Math.ceil((end - Date.now()) / 1000);
  button.disabled = left > 0;
  button.textContent = left > 0 ? form.dataset.waitLabel.replace("{time}", clock(left)) : label;
  if (left > 0) {
    setTimeout(tick, 1000);
  }
}

// A limit of hours or days is told in words; nobody waits for it here.
if (seconds <= LONGEST) {
  tick();
}
