package dev.sallyport.core.apikey;

/** A key that cannot be imported. The message begins with the name of the field that is to blame and never has the value. */
public final class ImportRefused extends Exception {

    private static final long serialVersionUID = 1L;

    public ImportRefused(String message) {
        super(message);
    }
}
