package dev.tidemark;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.tidemark.config.JobFile;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.FallbackKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/** What can be said of the files for Docker and Kubernetes without either of them. */
class DeploymentFilesTest {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final Path DOCKER = Path.of("docker");

    @ParameterizedTest
    @ValueSource(strings = {"monitor", "ingest"})
    void theOperatorKnowsEveryFieldOfItsResources(String name) throws IOException {
        JsonNode deployment = YAML.readTree(DOCKER.resolve("k8s/" + name + ".yaml").toFile());

        assertThat(operatorSchema().validate(deployment)).isEmpty();
    }

    @Test
    void aMistypedFieldOfAResourceIsFound() throws IOException {
        JsonNode deployment = YAML.readTree(DOCKER.resolve("k8s/monitor.yaml").toFile());
        ((ObjectNode) deployment.at("/spec/job")).put("upgrademode", "last-state");
        ((ObjectNode) deployment.at("/spec/taskManager")).put("replicas", "two");

        assertThat(operatorSchema().validate(deployment)).hasSize(2);
    }

    @Test
    void flinkKnowsEveryOptionThatItIsGiven() throws Exception {
        Set<String> given = new TreeSet<>();
        for (String name : new String[] {"monitor", "ingest"}) {
            YAML.readTree(DOCKER.resolve("k8s/" + name + ".yaml").toFile())
                    .at("/spec/flinkConfiguration")
                    .fieldNames()
                    .forEachRemaining(given::add);
        }
        compose()
                .at("/services/jobmanager/environment/FLINK_PROPERTIES")
                .asText()
                .lines()
                .forEach(line -> given.add(line.substring(0, line.indexOf(": "))));
        assertThat(given).hasSizeGreaterThan(10);

        // The operator's own, and those of a reporter, whose name is part of the key.
        given.removeIf(key -> key.startsWith("kubernetes.operator."));
        given.removeIf(key -> key.matches("metrics\\.reporter\\.\\w+\\.(factory\\.class|port)"));
        assertThat(flinksOptions()).containsAll(given);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "docker/k8s/jobs/monitor.yaml",
                "docker/k8s/jobs/ingest.yaml",
                "jobs/compose.yaml",
                "jobs/compose-ingest.yaml"
            })
    void jobFilesAreValid(String file) {
        assertThat(JobFile.read(Path.of(file)).kafka()).isNotNull();
    }

    @Test
    void everyContainerHasALimitAndAnImageOfOneVersion() throws IOException {
        JsonNode services = compose().get("services");
        services.properties()
                .forEach(
                        service -> {
                            JsonNode settings = service.getValue();
                            assertThat(settings.has("mem_limit")).as(service.getKey()).isTrue();
                            assertThat(settings.path("image").asText())
                                    .as(service.getKey())
                                    .matches("[a-z/]+:(\\d+\\.\\d+\\.\\d+(-java17)?|local)");
                        });
    }

    /** By a reader that also merges what stands behind {@code <<}. */
    private static JsonNode compose() throws IOException {
        return YAML.valueToTree(new Yaml().load(Files.readString(DOCKER.resolve("compose.yaml"))));
    }

    /** The schema that Kubernetes would check against, but for fields that it would only drop. */
    private static JsonSchema operatorSchema() throws IOException {
        String path = "/META-INF/fabric8/flinkdeployments.flink.apache.org-v1.yml";
        try (InputStream in = DeploymentFilesTest.class.getResourceAsStream(path)) {
            JsonNode version =
                    StreamSupport.stream(
                                    YAML.readTree(Objects.requireNonNull(in))
                                            .at("/spec/versions")
                                            .spliterator(),
                                    false)
                            .filter(one -> one.get("name").asText().equals("v1beta1"))
                            .findFirst()
                            .orElseThrow();
            ObjectNode schema = (ObjectNode) version.at("/schema/openAPIV3Schema");
            ObjectNode fields = (ObjectNode) schema.get("properties");
            for (String one : new String[] {"apiVersion", "kind", "metadata"}) {
                fields.putObject(one);
            }
            close(schema);
            return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(schema);
        }
    }

    private static void close(JsonNode schema) {
        if (schema.isObject() && schema.has("properties")) {
            ((ObjectNode) schema).put("additionalProperties", false);
        }
        schema.forEach(DeploymentFilesTest::close);
    }

    private static Set<String> flinksOptions() throws Exception {
        Set<String> keys = new TreeSet<>();
        for (JavaClass options :
                new ClassFileImporter().importPackages("org.apache.flink.configuration")) {
            if (options.getSimpleName().endsWith("Options")) {
                for (Field field : options.reflect().getFields()) {
                    if (field.getType() == ConfigOption.class) {
                        ConfigOption<?> option = (ConfigOption<?>) field.get(null);
                        keys.add(option.key());
                        Stream<FallbackKey> others =
                                StreamSupport.stream(option.fallbackKeys().spliterator(), false);
                        others.filter(other -> !other.isDeprecated())
                                .forEach(other -> keys.add(other.getKey()));
                    }
                }
            }
        }
        return keys;
    }
}
