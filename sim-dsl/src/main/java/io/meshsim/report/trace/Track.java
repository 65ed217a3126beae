package io.meshsim.report.trace;

/** Kinds of actor; each is a process of the timeline, in this order. */
enum Track {
    KUBE(1, "Kubernetes"),
    ISTIOD(2, "istiod"),
    PROXIES(3, "proxies"),
    REQUESTS(4, "requests"),
    OTHERS(5, "scenario");

    private final int number;
    private final String title;

    Track(int number, String title) {
        this.number = number;
        this.title = title;
    }

    String title() {
        return title;
    }

    int number() {
        return number;
    }
}
