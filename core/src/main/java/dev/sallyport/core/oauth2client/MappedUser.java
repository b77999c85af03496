package dev.sallyport.core.oauth2client;

import java.util.Optional;

/**
 * Who somebody is here, by what his provider said and the client's mapper makes of it.
 *
 * @param email      well-formed, and his as far as the provider knows
 * @param vouched    whether somebody said that it is verified; most providers say nothing
 * @param tenant     of a new user, where the client does not say it itself
 * @param customer   of a new user; empty: he administers his tenant
 * @param dashboard  name of the dashboard that a new user begins with
 * @param fullScreen whether it fills his screen
 */
public record MappedUser(
        String email,
        boolean vouched,
        Optional<String> firstName,
        Optional<String> lastName,
        Place tenant,
        Optional<Place> customer,
        Optional<String> dashboard,
        boolean fullScreen) {

    /** A tenant, or a customer: the one with this id, else the one with this name, which is made if need be; else none. */
    public record Place(Optional<String> id, Optional<String> name) {

        static Place named(Optional<String> name) {
            return new Place(Optional.empty(), name);
        }
    }
}
