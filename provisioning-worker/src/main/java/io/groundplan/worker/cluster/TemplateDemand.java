package io.groundplan.worker.cluster;

import java.util.List;
import java.util.Optional;

/** Which template the jobs of this process asked a cluster for last, and who wants to hear of it. */
public final class TemplateDemand {
    private volatile List<ExtensionName> last;
    private volatile Runnable listener = () -> {};

    /** A job needs a copy of the template with these extensions. */
    public void asked(List<ExtensionName> extensions) {
        last = extensions;
        listener.run();
    }

    public Optional<List<ExtensionName>> last() {
        return Optional.ofNullable(last);
    }

    /** Calls it, on the thread of the job and so only for an instant, whenever a job needs a copy. */
    public void listen(Runnable newListener) {
        listener = newListener;
    }
}
