package dev.sallyport.rest.login;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.core.keycloak.TokenPair;
import dev.sallyport.core.ticket.Ticket;

/** What a login answers: a pair of tokens, or a ticket and what it is good for. Absent members are left out. */
public sealed interface LoginAnswer {

    ObjectNode toJson();

    static LoginAnswer of(TokenPair pair) {
        return new Pair(pair);
    }

    /** The login is complete. */
    record Pair(TokenPair pair) implements LoginAnswer {
        @Override
        public ObjectNode toJson() {
            return JsonNodeFactory.instance
                    .objectNode()
                    .put("token", pair.token())
                    .put("refreshToken", pair.refreshToken());
        }
    }

    /** There is a second door. */
    record SecondDoor(String ticket, Ticket.Purpose purpose) implements LoginAnswer {
        @Override
        public ObjectNode toJson() {
            return JsonNodeFactory.instance.objectNode().put("token", ticket).put("scope", purpose.name());
        }

        @Override
        public String toString() {
            return "SecondDoor[***]";
        }
    }
}
