package io.meshsim.house.planted.mesh;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

final class Threads {
    static final class Started {
        void go() {
            new Thread(() -> {}).start();
        }
    }

    static final class Promised {
        CompletableFuture<String> go() {
            return CompletableFuture.completedFuture("");
        }
    }

    static final class Parallel {
        long go(List<String> list) {
            return list.parallelStream().count();
        }
    }

    static final class Units {
        long go() {
            return TimeUnit.SECONDS.toNanos(1);
        }
    }
}
