package io.meshsim.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The cases are those of Istio 1.30's pkg/config/host/name_test.go. */
class HostnamesTest {

    @ParameterizedTest
    @CsvSource({
        "'', '', true",
        "'', foo.com, false",
        "bar.com, foo.com, false",
        "foo.com, foo.com, true",
        "*.com, foo.com, true",
        "*.com, bar.com, true",
        "*.com, foo.net, false",
        "*, com, true",
        "*, '', true",
        "*.com, *.foo.com, true",
        "foo.com, *.foo.com, false",
        "baz, *.foo.bar.baz, false",
        "Foo.com, foo.com, false",
    })
    void names_overlap_if_some_host_fits_both(String a, String b, boolean expected) {
        assertThat(Hostnames.overlap(a, b)).isEqualTo(expected);
        assertThat(Hostnames.overlap(b, a)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', true",
        "foo.com, '', false",
        "foo.com, foo.com, true",
        "bar.com, foo.com, false",
        "foo.com, bar.com, false",
        "bar.foo.com, foo.com, false",
        "foo.com, bar.foo.com, false",
        "com, *, true",
        "*, *, true",
        "'', *, true",
        "*.foo.com, *.com, true",
        "*.com, *.foo.com, false",
        "*.foo.com, foo.com, false",
        "a.foo.com, *.foo.com, true",
    })
    void a_name_is_covered_if_all_its_hosts_fit_the_other(String a, String b, boolean expected) {
        assertThat(Hostnames.isCoveredBy(a, b)).isEqualTo(expected);
    }
}
