// The browser's side of reCAPTCHA's documented API, for development and tests: not Google's, and no protection.
(() => {
  const origin = new URL(document.currentScript.src).origin;
  const loaded = new Promise((resolve) => {
    if (document.readyState === "loading") {
      document.addEventListener("DOMContentLoaded", resolve);
    } else {
      resolve();
    }
  });

  function token(action) {
    const query = new URLSearchParams({ host: location.hostname, action });
    return fetch(`${origin}/recaptcha/token?${query}`, { method: "POST" }).then((answer) => {
      if (!answer.ok) {
        throw new Error(`no token: ${answer.status}`);
      }
      return answer.text();
    });
  }

  function render(element) {
    const frame = document.createElement("iframe");
    frame.title = "reCAPTCHA";
    frame.width = 304;
    frame.height = 78;
    frame.src = `${origin}/recaptcha/box?host=${encodeURIComponent(location.hostname)}`;
    const response = document.createElement("textarea");
    response.name = "g-recaptcha-response";
    response.hidden = true;
    element.append(frame, response);
    window.addEventListener("message", (event) => {
      if (event.source === frame.contentWindow && event.origin === origin) {
        response.value = event.data;
      }
    });
  }

  const api = {
    ready: (callback) => loaded.then(callback),
    execute: (siteKey, { action }) => token(action),
  };
  window.grecaptcha = { ...api, enterprise: api };
  loaded.then(() => document.querySelectorAll(".g-recaptcha").forEach(render));
})();
