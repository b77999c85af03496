package dev.sallyport.core.sms.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * What an answer says when a message was taken, for gateways that say no with status 200.
 *
 * @param pointer where in the JSON (RFC 6901)
 * @param value   what must stand there, as text
 */
record Success(String pointer, String value) {

    private static final ObjectMapper JSON = new JsonMapper();

    boolean isIn(String answer) {
        try {
            return JSON.readTree(answer).at(pointer).asText("").equals(value);
        } catch (JsonProcessingException e) {
            return false;
        }
    }
}
