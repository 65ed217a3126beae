package io.meshsim.dsl;

import static io.meshsim.dsl.Given.istiod;
import static io.meshsim.dsl.Given.proxies;
import static org.assertj.core.api.Assertions.assertThat;

import io.meshsim.mesh.Settings;
import io.meshsim.part.istiod.Release;
import org.junit.jupiter.api.Test;

/** What is said of proxies and what their release says hold together, in any order. */
class SettingsOrderTest {

    private static Settings settings(Noun... nouns) {
        Assembly assembly = new Assembly();
        for (Noun noun : nouns) {
            noun.addTo(assembly);
        }
        return assembly.spec("test").settings();
    }

    @Test
    void proxies_keep_the_defaults_of_their_release_beside_what_is_said() {
        Settings old = Settings.DEFAULT.withRelease(Release.ISTIO_1_20);
        Settings said = settings(istiod().release("1.20"), proxies().concurrency(4));
        assertThat(said.proxy()).isEqualTo(old.proxy().withConcurrency(4));
        assertThat(said.agent()).isEqualTo(old.agent());
    }

    @Test
    void a_release_that_is_said_later_takes_nothing_back() {
        Settings said = settings(proxies().deltaXds(true), istiod().release("1.20"));
        assertThat(said.proxy().deltaXds()).isTrue();
        assertThat(said.istiod().features().release()).isEqualTo(Release.ISTIO_1_20);
    }
}
