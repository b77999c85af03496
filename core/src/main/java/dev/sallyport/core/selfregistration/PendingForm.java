package dev.sallyport.core.selfregistration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is kept of a form until its sender proves that the address is his.
 *
 * @param attributes what he filled in, but for address and password
 * @param profile    attributes of the User Profile, by name
 * @param agreedTo   keys of documents
 * @param address    that he came from
 * @param language   BCP 47 tag of what he saw
 */
record PendingForm(
        Map<SignUpField.Id, String> attributes,
        Map<String, List<String>> profile,
        Set<String> agreedTo,
        String address,
        String language) {

    private static final ObjectMapper JSON = new JsonMapper();

    String write() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts can be written", e);
        }
    }

    static PendingForm read(String json) {
        try {
            return JSON.readValue(json, PendingForm.class);
        } catch (JsonProcessingException e) {
            // Its text would quote what somebody filled in.
            throw new IllegalStateException("not what was written here");
        }
    }

    @Override
    public String toString() {
        return "PendingForm[***]";
    }
}
