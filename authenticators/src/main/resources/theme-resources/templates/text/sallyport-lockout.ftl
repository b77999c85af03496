<#ftl output_format="plainText">
<#import "sallyport-lockout-texts.ftl" as texts>
<#list texts.paragraphs() as paragraph>
${paragraph}

</#list>
