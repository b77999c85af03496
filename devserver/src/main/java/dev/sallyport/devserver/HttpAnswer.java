package dev.sallyport.devserver;

/** Status, type and body of an answer; a null type stands for no body. */
record HttpAnswer(int status, String type, String body) {

    static HttpAnswer html(String page) {
        return new HttpAnswer(200, "text/html; charset=utf-8", page);
    }

    static HttpAnswer script(String script) {
        return new HttpAnswer(200, "text/javascript; charset=utf-8", script);
    }

    static HttpAnswer text(String text) {
        return new HttpAnswer(200, "text/plain; charset=utf-8", text);
    }

    static HttpAnswer json(int status, String json) {
        return new HttpAnswer(status, "application/json", json);
    }

    static HttpAnswer error(int status, String message) {
        return json(status, OutboxHttp.errorJson(message));
    }

    static HttpAnswer empty() {
        return new HttpAnswer(204, null, "");
    }
}
