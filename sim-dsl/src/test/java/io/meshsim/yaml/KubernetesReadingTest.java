package io.meshsim.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meshsim.config.ContainerPort;
import io.meshsim.config.Deployment;
import io.meshsim.config.Labels;
import io.meshsim.config.Service;
import io.meshsim.config.ServicePort;
import io.meshsim.yaml.schema.BadInput;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is absent is what the API server would put there. */
class KubernetesReadingTest {

    private static final String SERVICE =
            "apiVersion: v1\nkind: Service\nmetadata: {name: cart}\nspec: ";
    private static final String DEPLOYMENT =
            "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: cart}\nspec: ";

    @TempDir private Path temp = Path.of("");

    @Test
    void a_service_is_a_cluster_ip_over_tcp_to_the_same_port() {
        Service service =
                ManifestText.one(
                        ManifestText.read(temp, SERVICE + "{ports: [{port: 80}]}\n"),
                        Service.class);
        assertThat(service.key()).hasToString("service default/cart");
        assertThat(service.type()).isEqualTo("ClusterIP");
        assertThat(service.ports()).containsExactly(new ServicePort("", 80, "80", "TCP", "", 0));
    }

    @Test
    void a_service_port_has_all_it_says() {
        Service service =
                ManifestText.one(
                        ManifestText.read(
                                temp,
                                SERVICE
                                        + "{type: NodePort, clusterIP: None, selector: {app: cart},"
                                        + " ports: [{name: web, port: 80, targetPort: http,"
                                        + " appProtocol: grpc, nodePort: 30080}]}\n"),
                        Service.class);
        assertThat(service.isHeadless()).isTrue();
        assertThat(service.selector()).isEqualTo(Labels.of("app", "cart"));
        assertThat(service.ports())
                .containsExactly(new ServicePort("web", 80, "http", "TCP", "grpc", 30080));
    }

    @Test
    void a_deployment_has_one_pod() {
        Loaded loaded =
                ManifestText.read(
                        temp,
                        DEPLOYMENT
                                + "{selector: {matchLabels: {app: cart}}, template: {metadata:"
                                + " {labels: {app: cart}}, spec: {containers: [{name: app,"
                                + " image: cart, ports: [{containerPort: 8080, protocol: TCP}],"
                                + " readinessProbe: {httpGet: {port: 8080}}}]}}}\n"
                                + "status: {replicas: 7}\n");
        Deployment deployment = ManifestText.one(loaded, Deployment.class);
        assertThat(deployment.replicas()).isEqualTo(1);
        assertThat(deployment.template().serviceAccount()).isEqualTo("default");
        assertThat(deployment.template().ports()).containsExactly(new ContainerPort("", 8080));
        String container = "spec.template.spec.containers[0].";
        assertThat(ManifestText.notModelled(loaded))
                .containsExactly(
                        container + "image: has no effect here",
                        container + "readinessProbe: has no effect here");
    }

    @Test
    void a_selector_that_misses_the_template_is_refused() {
        assertThatThrownBy(
                        () ->
                                ManifestText.read(
                                        temp,
                                        DEPLOYMENT
                                                + "{selector: {matchLabels: {app: a}}, template:"
                                                + " {metadata: {labels: {app: b}}, spec:"
                                                + " {containers: [{name: app}]}}}\n"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("must match the template's labels");
    }

    @Test
    void items_of_a_list_are_read_like_documents() {
        Loaded loaded =
                ManifestText.read(
                        temp,
                        """
                        apiVersion: v1
                        kind: List
                        items:
                          - {apiVersion: v1, kind: Namespace, metadata: {name: shop}}
                          - {apiVersion: v1, kind: Namespace, metadata: {name: office}}
                        """);
        assertThat(loaded.resources())
                .extracting(resource -> resource.key().toString())
                .containsExactly("namespace shop", "namespace office");
    }

    @Test
    void kinds_that_are_not_modelled_are_noted_by_name() {
        Loaded loaded =
                ManifestText.read(
                        temp,
                        """
                        apiVersion: v1
                        kind: ConfigMap
                        metadata: {name: settings, namespace: shop}
                        ---
                        apiVersion: example.com/v1
                        kind: Unheard
                        metadata: {name: x}
                        """);
        assertThat(loaded.resources()).isEmpty();
        assertThat(ManifestText.notModelled(loaded))
                .containsExactly("kind ConfigMap: shop/settings", "kind Unheard");
    }

    @Test
    void what_the_api_server_writes_is_passed_over_in_silence() {
        Loaded loaded =
                ManifestText.read(
                        temp,
                        """
                        apiVersion: v1
                        kind: Namespace
                        metadata:
                          name: shop
                          uid: 1-2
                          resourceVersion: "7"
                          creationTimestamp: "2026-01-01T00:00:00Z"
                        status: {phase: Active}
                        """);
        assertThat(loaded.notes()).isEmpty();
    }
}
