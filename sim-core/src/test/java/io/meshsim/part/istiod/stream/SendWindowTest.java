package io.meshsim.part.istiod.stream;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A send waits when the window and the quota beyond it are full, not before. */
class SendWindowTest {

    private static final long LIMIT = 1000 + SendWindow.WRITE_QUOTA_BYTES;

    private final SendWindow window = new SendWindow(1000);

    @Test
    void a_message_may_be_larger_than_everything() {
        assertThat(window.isOpen()).isTrue();
        window.sent(10 * LIMIT);
        assertThat(window.isOpen()).isFalse();
    }

    @Test
    void one_byte_less_than_the_limit_leaves_it_open() {
        window.sent(LIMIT - 1);
        assertThat(window.isOpen()).isTrue();
        window.sent(1);
        assertThat(window.isOpen()).isFalse();
        window.read(1);
        assertThat(window.isOpen()).isTrue();
    }
}
