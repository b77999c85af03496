package dev.sallyport.devserver;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A shell script that we started and the Java process that it started. */
record ProcessTree(Process root, List<ProcessHandle> children) {

    static ProcessTree of(Process root) {
        return new ProcessTree(root, root.descendants().toList());
    }

    /** Asks politely (kc.sh hands SIGTERM on to Java), and insists after {@code patience}. */
    void end(Duration patience) {
        root.destroy();
        try {
            root.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        kill();
    }

    void kill() {
        children.forEach(ProcessHandle::destroyForcibly);
        root.destroyForcibly();
    }
}
