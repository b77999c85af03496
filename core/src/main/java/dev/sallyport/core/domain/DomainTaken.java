package dev.sallyport.core.domain;

/** The name is another domain's already. */
public final class DomainTaken extends Exception {

    private static final long serialVersionUID = 1L;

    DomainTaken() {
        super("Domain with such name and scheme already exists!");
    }
}
