package dev.sallyport.core.sentcode;

/** What a sent code is good for; a code of one purpose is worthless for the other. */
public enum Purpose {
    LOGIN,
    ENROLMENT
}
