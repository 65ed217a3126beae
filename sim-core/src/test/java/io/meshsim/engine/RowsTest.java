package io.meshsim.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

/** Rows are dense, and used again when free. */
class RowsTest {

    private final Rows rows = new Rows("requests");

    @Test
    void the_row_freed_last_is_taken_first() {
        assertThat(rows.take()).isZero();
        assertThat(rows.take()).isEqualTo(1);
        assertThat(rows.take()).isEqualTo(2);
        rows.free(0);
        rows.free(1);

        assertThat(rows.take()).isEqualTo(1);
        assertThat(rows.take()).isZero();
        assertThat(rows.take()).isEqualTo(3);
        assertThat(rows.inUse()).isEqualTo(4);
        assertThat(rows.made()).isEqualTo(4);
    }

    @Test
    void capacity_holds_every_row() {
        for (int i = 0; i < 1_000; i++) {
            assertThat(rows.take()).isLessThan(rows.capacity());
        }
        assertThat(rows.capacity()).isEqualTo(1_024);
    }

    @Test
    void freeing_what_is_free_is_refused() {
        int row = rows.take();
        rows.free(row);

        assertThatIllegalStateException()
                .isThrownBy(() -> rows.free(row))
                .withMessage("row 0 of requests is not in use");
        assertThatIllegalStateException().isThrownBy(() -> rows.free(-1));
        assertThatIllegalStateException().isThrownBy(() -> rows.free(7));
    }
}
