<#ftl output_format="plainText">
<#import "sallyport-api-key-texts.ftl" as texts>
<#list texts.paragraphs() as paragraph>
${paragraph}

</#list>
