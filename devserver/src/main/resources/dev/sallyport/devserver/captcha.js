/*
 * Speaks the client side of reCAPTCHA as it is documented (developers.google.com/recaptcha/docs/display, …/docs/invisible,
 * …/docs/v3, and cloud.google.com/recaptcha/docs for Enterprise), and believes whoever clicks. For development only.
 */
(function () {
    "use strict";

    var source = new URL(document.currentScript.src);
    var enterprise = /\/enterprise\.js$/.test(source.pathname);
    var mode = source.searchParams.get("render") || "onload";
    var lifetime = 120000;
    var widgets = [];
    var waiting = [];
    var loaded = false;

    /** What siteverify takes for one: it tells what Google would have seen of the page. */
    function token(action) {
        var id = crypto.getRandomValues(new Uint32Array(4)).join("-");
        var seen = { hostname: location.hostname, challenge_ts: new Date().toISOString(), id: id };
        if (action) {
            seen.action = action;
        }
        var text = btoa(JSON.stringify(seen)).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
        return "stub_" + text;
    }

    function call(callback, value) {
        var found = typeof callback === "string" ? window[callback] : callback;
        if (typeof found === "function") {
            found(value);
        }
    }

    function element(container) {
        return typeof container === "string" ? document.getElementById(container) : container;
    }

    function parameters(place, given) {
        var all = {};
        Object.keys(place.dataset).forEach(function (name) {
            all[name.replace(/[A-Z]/g, function (letter) { return "-" + letter.toLowerCase(); })] = place.dataset[name];
        });
        return Object.assign(all, given);
    }

    function field(place) {
        var area = document.createElement("textarea");
        area.name = "g-recaptcha-response";
        area.className = "g-recaptcha-response";
        area.hidden = true;
        place.appendChild(area);
        return area;
    }

    function solve(widget) {
        var value = token(widget.parameters.action);
        widget.area.value = value;
        clearTimeout(widget.timer);
        widget.timer = setTimeout(function () {
            reset(widget.id);
            call(widget.parameters["expired-callback"]);
        }, lifetime);
        call(widget.parameters.callback, value);
        return value;
    }

    function checkbox(widget, place) {
        var label = document.createElement("label");
        var box = document.createElement("input");
        box.type = "checkbox";
        box.className = "stub-captcha-checkbox";
        box.tabIndex = Number(widget.parameters.tabindex || 0);
        box.addEventListener("change", function () {
            if (box.checked) {
                solve(widget);
            } else {
                reset(widget.id);
            }
        });
        label.append(box, " I’m not a robot");
        place.appendChild(label);
        widget.box = box;
    }

    function render(container, given) {
        var place = element(container);
        var button = place.tagName === "BUTTON" || place.tagName === "INPUT";
        var all = parameters(place, given);
        if (!all.sitekey) {
            throw new Error("Missing required parameters: sitekey");
        }
        if (place.stubCaptcha !== undefined) {
            throw new Error("reCAPTCHA has already been rendered in this element");
        }
        var widget = { id: widgets.length, parameters: all };
        widgets.push(widget);
        place.stubCaptcha = widget.id;
        widget.area = field(button ? place.parentNode : place);
        if (button) {
            place.addEventListener("click", function (event) {
                event.preventDefault();
                solve(widget);
            });
        } else if (all.size !== "invisible") {
            checkbox(widget, place);
        }
        return widget.id;
    }

    function widget(id) {
        var found = widgets[id || 0];
        if (!found) {
            throw new Error("Invalid reCAPTCHA client id: " + id);
        }
        return found;
    }

    function reset(id) {
        var one = widget(id);
        clearTimeout(one.timer);
        one.area.value = "";
        if (one.box) {
            one.box.checked = false;
        }
    }

    /** Of v3 by site key and with an action, of an invisible widget by its id. */
    function execute(which, options) {
        if (typeof which === "string") {
            return Promise.resolve(token(options && options.action));
        }
        return Promise.resolve(solve(widget(which)));
    }

    function ready(callback) {
        if (loaded) {
            callback();
        } else {
            waiting.push(callback);
        }
    }

    function begin() {
        loaded = true;
        if (mode === "onload") {
            document.querySelectorAll(".g-recaptcha[data-sitekey]").forEach(function (place) {
                if (place.stubCaptcha === undefined) {
                    render(place);
                }
            });
        }
        waiting.splice(0).forEach(function (callback) { callback(); });
        call(source.searchParams.get("onload"));
    }

    var api = {
        render: render,
        reset: reset,
        execute: execute,
        ready: ready,
        getResponse: function (id) { return widget(id).area.value; }
    };
    window.grecaptcha = window.grecaptcha || {};
    Object.assign(enterprise ? window.grecaptcha.enterprise = {} : window.grecaptcha, api);
    if (document.readyState === "loading") {
        document.addEventListener("DOMContentLoaded", begin);
    } else {
        setTimeout(begin);
    }
})();
