package dev.sallyport.devserver;

import java.io.PrintStream;

/** One line per slow step, so that nobody wonders; on standard error, standard output belongs to the result. */
final class Progress {

    private static final PrintStream OUT = System.err;

    private Progress() {}

    static void report(String step) {
        OUT.println(step + " …");
    }
}
