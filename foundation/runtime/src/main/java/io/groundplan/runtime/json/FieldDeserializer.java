package io.groundplan.runtime.json;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;

/** Reads a {@link Field} of any value type. */
class FieldDeserializer extends JsonDeserializer<Field<?>> implements ContextualDeserializer {
    private final JavaType valueType;

    FieldDeserializer() {
        this(null);
    }

    private FieldDeserializer(JavaType valueType) {
        this.valueType = valueType;
    }

    @Override
    public JsonDeserializer<?> createContextual(DeserializationContext context, BeanProperty property) {
        return new FieldDeserializer(context.getContextualType().containedType(0));
    }

    @Override
    public Field<?> deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        return new Field.Value<>(context.readValue(parser, valueType));
    }

    @Override
    public Field<?> getNullValue(DeserializationContext context) {
        return new Field.Null<>();
    }

    @Override
    public Object getAbsentValue(DeserializationContext context) {
        return new Field.Absent<>();
    }
}
