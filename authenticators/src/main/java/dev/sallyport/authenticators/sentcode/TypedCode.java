package dev.sallyport.authenticators.sentcode;

/** A code as people type it: in groups, with blanks or dashes between them. */
final class TypedCode {

    private TypedCode() {}

    static String asMeant(String typed) {
        return typed.replaceAll("[\\s\u00a0\u2010-\u2015-]", "");
    }
}
